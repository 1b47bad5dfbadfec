//! Every mistake with a pattern or a plan, with the numbers involved.
//! Does not know who found it.

use super::status;

/// What else than its indices is wrong with a pattern, with a plan, or between a plan and the derivatives it is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanError {
    /// A pattern in a format that does not exist.
    Format {
        /// The value given.
        value: u32,
    },
    /// Indices of a size that none have.
    IndexBytes {
        /// The size given.
        value: u32,
    },
    /// More rows, columns or entries than a plan can have.
    TooLarge {
        /// How many.
        given: usize,
    },
    /// The pattern of a Hessian with more or fewer rows than columns.
    NotSquare {
        /// Its rows.
        rows: usize,
        /// Its columns.
        cols: usize,
    },
    /// A derivative that is not zero where the pattern has no entry.
    Miss {
        /// Its row.
        row: usize,
        /// Its column.
        col: usize,
    },
    /// A kind of plan that does not exist.
    UnknownKind {
        /// The value given.
        value: u32,
    },
    /// An order of colouring that does not exist.
    UnknownOrder {
        /// The value given.
        value: u32,
    },
    /// The memory is smaller than the plan.
    TooSmall {
        /// Bytes the plan needs.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// The scratch is smaller than making the plan needs.
    ScratchTooSmall {
        /// Bytes needed.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// The memory of a plan, or its scratch, at an address that is no multiple of 8.
    Misaligned,
    /// Bytes that are no plan, or no longer the plan that was made.
    Damaged,
    /// A plan of a matrix with other rows than there are derivatives.
    OtherRows {
        /// Rows of the plan.
        plan: usize,
        /// Rows of the derivatives.
        function: usize,
    },
    /// A plan of a matrix with other columns than there are directions.
    OtherColumns {
        /// Columns of the plan.
        plan: usize,
        /// Columns of the derivatives.
        function: usize,
    },
    /// A plan of a Jacobian for a Hessian, or the other way round.
    OtherKind {
        /// The kind of the plan.
        kind: u32,
    },
}

impl PlanError {
    /// Returns the fixed code of this kind of mistake.
    pub(super) const fn status(self) -> i32 {
        match self {
            Self::Format { .. } | Self::IndexBytes { .. } | Self::TooLarge { .. } => status::BAD_PATTERN,
            Self::NotSquare { .. } => status::BAD_PATTERN,
            Self::Miss { .. } => status::PATTERN_MISS,
            Self::UnknownKind { .. } | Self::UnknownOrder { .. } => status::BAD_OPTION,
            Self::TooSmall { .. } | Self::ScratchTooSmall { .. } => status::TOO_SMALL,
            Self::Misaligned | Self::Damaged | Self::OtherKind { .. } => status::BAD_PLAN,
            Self::OtherRows { .. } | Self::OtherColumns { .. } => status::BAD_PLAN,
        }
    }

    /// The message with holes, as `fill` reads it, and the numbers that go there.
    pub(super) const fn template(self) -> (&'static str, [usize; 3]) {
        match self {
            Self::Format { value } => {
                ("format is #, which is none of 0 (JF_CSR), 1 (JF_CSC), 2 (JF_TRIPLETS)", [value as usize, 0, 0])
            }
            Self::IndexBytes { value } => ("index_bytes is #, but indices have 4 or 8", [value as usize, 0, 0]),
            Self::TooLarge { given } => ("as many as # rows, columns or entries are more than a plan can have", [given, 0, 0]),
            Self::NotSquare { rows, cols } => {
                ("a Hessian has as many rows as columns, but the pattern has # and #", [rows, cols, 0])
            }
            Self::Miss { row, col } => {
                ("the derivative in row # and column # is not zero, but the pattern has no entry there", [row, col, 0])
            }
            Self::UnknownKind { value } => {
                ("kind is #, which is none of 0 (JF_PLAN_JACOBIAN), 1 (JF_PLAN_HESSIAN)", [value as usize, 0, 0])
            }
            Self::UnknownOrder { value } => {
                ("order is #, but the last one, JF_ORDER_INCIDENCE_DEGREE, is 4", [value as usize, 0, 0])
            }
            Self::TooSmall { needed, given } => ("the plan needs # byte~, but # were given", [needed, given, 0]),
            Self::ScratchTooSmall { needed, given } => {
                ("making the plan needs # byte~ of scratch, but # were given", [needed, given, 0])
            }
            Self::Misaligned => ("memory and scratch of a plan must be at addresses that are multiples of 8", [0; 3]),
            Self::Damaged => ("these bytes are no plan, or not the plan that was made", [0; 3]),
            Self::OtherRows { plan, function } => {
                ("the plan is for # row~, but there are # (one per element of the outputs)", [plan, function, 0])
            }
            Self::OtherColumns { plan, function } => {
                ("the plan is for # column~, but there are # (one per element of what is differentiated)", [plan, function, 0])
            }
            Self::OtherKind { kind: 0 } => ("the plan is for a Jacobian, but this is a Hessian", [0; 3]),
            Self::OtherKind { .. } => ("the plan is for a Hessian, but this is a Jacobian", [0; 3]),
        }
    }
}
