/* Where a vehicle is a step later, and what is seen from it: range and bearing of a beacon, yaw rate. */
JF_FUNCTION(process) {
    const JF_NUM *s = in[0];
    const JF_NUM turned = ADD(s[HEADING], MUL(DT / 2, s[YAW]));
    const JF_NUM run = MUL(DT, ADD(s[SPEED], MUL(DT / 2, s[ACCELERATION])));
    out[0][X] = ADD(s[X], MUL(run, COS(turned)));
    out[0][Y] = ADD(s[Y], MUL(run, SIN(turned)));
    out[0][HEADING] = ADD(s[HEADING], MUL(DT, s[YAW]));
    out[0][SPEED] = ADD(s[SPEED], MUL(DT, s[ACCELERATION]));
    out[0][YAW] = s[YAW];
    out[0][ACCELERATION] = s[ACCELERATION];
    return 0;
}

JF_FUNCTION(observation) {
    const JF_NUM *s = in[0];
    const JF_NUM dx = SUB(beacon[0], s[X]), dy = SUB(beacon[1], s[Y]);
    out[0][RANGE] = HYPOT(dx, dy);
    out[0][BEARING] = SUB(ATAN2(dy, dx), s[HEADING]);
    out[0][RATE] = s[YAW];
    return 0;
}
