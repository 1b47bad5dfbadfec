//! Memory in which loops are looked for, and those that were found.
//! Does not know statements.

/// Words of something that may be a loop: where it starts among the statements, how many it repeats, how often.
const WORDS: usize = 3;
/// Words of a loop: those, the loop whose body it is in, from 1, and how many turns have been left away at its beginning.
const LOOP_WORDS: usize = 5;
/// Words of a distance: how far, how often two that look the same are so far apart, how often two stretches that repeat are.
const DISTANCE_WORDS: usize = 3;
/// Instead of how often two that look the same are so far apart, if that distance has been tried.
const TRIED: u32 = u32::MAX;
/// A distance has one of so many slots that follow each other.
const PROBES: usize = 8;

/// Statements in order, what is known of repetitions, and loops.
pub struct Search<'m> {
    /// The line of each statement.
    pub order: &'m mut [u32],
    /// What each statement looks like: those that do the same have equal looks.
    pub looks: &'m mut [u32],
    /// The statement before that looks the same, from 1.
    pub before: &'m mut [u32],
    /// The last statement of each look, from 1.
    pub last: &'m mut [u32],
    distances: &'m mut [u32],
    /// A heap: what saves most is first.
    candidates: &'m mut [u32],
    candidate_count: u32,
    loops: &'m mut [u32],
    pub loop_count: u32,
}

/// Statements that repeat.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Repeated {
    /// The first, among all statements.
    pub start: u32,
    /// How many are repeated.
    pub period: u32,
    /// How often they are there.
    pub count: u32,
}

impl Repeated {
    /// Statements that need not be written: so many are between what is in the first turn and the same in the last.
    pub fn saved(self) -> u32 {
        self.count.saturating_sub(1).saturating_mul(self.period)
    }

    /// The statement behind the last.
    pub fn end(self) -> u32 {
        self.start.saturating_add(self.count.saturating_mul(self.period))
    }

    /// What is chosen first: what saves most; of equals the shorter one, and then the first.
    fn rank(self) -> (u32, u32, u32) {
        (self.saved(), u32::MAX - self.period, u32::MAX - self.start)
    }

    fn words(self) -> [u32; WORDS] {
        [self.start, self.period, self.count]
    }

    fn of([start, period, count]: [u32; WORDS]) -> Self {
        Self { start, period, count }
    }
}

/// Which distance is tried next.
#[derive(Clone, Copy)]
pub enum Most {
    /// Between those that look the same.
    Seen,
    /// Seldom, as at the ends of turns, but far.
    Far,
    /// Between stretches that repeat, as rows of a grid do.
    Runs,
}

impl<'m> Search<'m> {
    fn sizes(lines: usize) -> [usize; 4] {
        [lines, Self::slots(lines), (lines / 4 + 4).min(1 << 14) * WORDS, (lines / 8 + 4) * LOOP_WORDS]
    }

    /// Words of memory for so many lines.
    pub fn words(lines: usize) -> usize {
        let [lines, slots, candidates, loops] = Self::sizes(lines);
        [lines, lines, lines, slots, slots * DISTANCE_WORDS, candidates, loops].into_iter().fold(0, usize::saturating_add)
    }

    /// Slots for the looks of so many statements, and for as many distances: a power of two.
    pub fn slots(statements: usize) -> usize {
        statements.next_power_of_two().clamp(16, 4096)
    }

    /// Empty, in memory that `take` gives.
    pub fn new(lines: usize, take: &mut impl FnMut(usize) -> &'m mut [u32]) -> Self {
        let [lines, slots, candidates, loops] = Self::sizes(lines);
        Self {
            order: take(lines),
            looks: take(lines),
            before: take(lines),
            last: take(slots),
            distances: take(slots * DISTANCE_WORDS),
            candidates: take(candidates),
            candidate_count: 0,
            loops: take(loops),
            loop_count: 0,
        }
    }

    /// Forgets looks.
    pub fn forget_looks(&mut self, slots: usize) {
        self.last.iter_mut().take(slots).for_each(|slot| *slot = 0);
    }

    /// Forgets distances.
    pub fn forget_distances(&mut self, slots: usize) {
        self.distances.iter_mut().take(slots * DISTANCE_WORDS).for_each(|slot| *slot = 0);
    }

    /// Counts a distance: between two that look the same, or two stretches of so many turns that repeat. Where there is no room, those that are seldom make it.
    pub fn note(&mut self, slots: usize, distance: u32, often: u32, runs: bool) {
        let first = (distance.wrapping_mul(0x9E37_79B1) >> 12) as usize;
        let mut seldom = (u32::MAX, 0);
        for probe in 0..PROBES {
            let slot = (first + probe) & (slots - 1);
            let Some([known, seen, stretches]) = self.distance(slot) else { return };
            if *known == 0 || *known == distance {
                *known = distance;
                if runs && *seen != TRIED {
                    *stretches = stretches.saturating_add(often);
                } else if *seen != TRIED {
                    *seen = seen.saturating_add(often).min(TRIED - 1);
                }
                return;
            }
            let known = seen.saturating_add(*stretches);
            if known < seldom.0 && *seen != TRIED {
                seldom = (known, slot);
            }
        }
        if seldom.0 == u32::MAX {
            return;
        }
        if let Some(entry) = self.distance(seldom.1) {
            entry[1] = entry[1].saturating_sub(often);
            if entry[1] == 0 && entry[2] == 0 {
                *entry = [0; DISTANCE_WORDS];
            }
        }
    }

    fn distance(&mut self, slot: usize) -> Option<&mut [u32; DISTANCE_WORDS]> {
        self.distances.get_mut(slot * DISTANCE_WORDS..).and_then(|rest| rest.first_chunk_mut())
    }

    /// The distance to try next, which is not tried again.
    pub fn most(&mut self, slots: usize, most: Most) -> Option<u32> {
        let all = self.distances.as_chunks_mut::<DISTANCE_WORDS>().0.iter_mut().take(slots);
        let weight = |[distance, seen, stretches]: &[u32; DISTANCE_WORDS]| match most {
            _ if *seen == TRIED => 0,
            Most::Seen => u64::from(*seen),
            Most::Far => u64::from(*seen) * u64::from(*distance),
            Most::Runs => u64::from(*stretches) * u64::from(*distance),
        };
        let best = all.max_by_key(|entry| weight(entry)).filter(|entry| weight(entry) > 0)?;
        best[1] = TRIED;
        Some(best[0])
    }

    fn get(words: &[u32], k: u32) -> Repeated {
        let words = words.get(k as usize * WORDS..).and_then(|rest| rest.first_chunk());
        Repeated::of(words.copied().unwrap_or_default())
    }

    fn set(words: &mut [u32], k: u32, repeated: Repeated) -> bool {
        let Some(place) = words.get_mut(k as usize * WORDS..).and_then(|rest| rest.first_chunk_mut()) else { return false };
        *place = repeated.words();
        true
    }

    /// Something that may be a loop; forgotten without room.
    pub fn suggest(&mut self, repeated: Repeated) {
        let mut place = self.candidate_count;
        if !Self::set(self.candidates, place, repeated) {
            return;
        }
        self.candidate_count += 1;
        while let Some(above) = place.checked_sub(1).map(|below| below / 2) {
            let other = Self::get(self.candidates, above);
            if other.rank() >= repeated.rank() {
                break;
            }
            Self::set(self.candidates, place, other);
            Self::set(self.candidates, above, repeated);
            place = above;
        }
    }

    /// What saves most of all that was suggested, which it is no longer.
    pub fn best(&mut self) -> Option<Repeated> {
        let last = self.candidate_count.checked_sub(1)?;
        let best = Self::get(self.candidates, 0);
        let moved = Self::get(self.candidates, last);
        self.candidate_count = last;
        let mut place = 0;
        loop {
            let [left, right] = [2 * place + 1, 2 * place + 2];
            let rank = |k: u32| if k < last { Some(Self::get(self.candidates, k).rank()) } else { None };
            let below = if rank(right) > rank(left) { right } else { left };
            if rank(below).is_none_or(|rank| rank <= moved.rank()) {
                break;
            }
            let other = Self::get(self.candidates, below);
            Self::set(self.candidates, place, other);
            place = below;
        }
        Self::set(self.candidates, place, moved);
        Some(best)
    }

    /// Forgets all that was suggested.
    pub fn forget(&mut self) {
        self.candidate_count = 0;
    }

    fn words_of(&self, id: u32) -> [u32; LOOP_WORDS] {
        let words =
            self.loops.get((id.wrapping_sub(1) as usize).saturating_mul(LOOP_WORDS)..).and_then(|rest| rest.first_chunk());
        words.copied().unwrap_or_default()
    }

    /// Loop `id`, from 1.
    pub fn found(&self, id: u32) -> Repeated {
        let [start, period, count, ..] = self.words_of(id);
        Repeated { start, period, count }
    }

    /// The loop whose body loop `id` is in, 0 if in none.
    pub fn around(&self, id: u32) -> u32 {
        self.words_of(id)[3]
    }

    /// Keeps a loop in the body of another, if that is not 0: its number, from 1; none without room.
    pub fn keep(&mut self, repeated: Repeated, around: u32) -> Option<u32> {
        self.loop_count += 1;
        if self.change(self.loop_count, repeated, around) {
            return Some(self.loop_count);
        }
        self.loop_count -= 1;
        None
    }

    /// Changes a loop.
    pub fn change(&mut self, id: u32, repeated: Repeated, around: u32) -> bool {
        let words = self.loops.get_mut((id.wrapping_sub(1) as usize).saturating_mul(LOOP_WORDS)..);
        let Some(place) = words.and_then(|rest| rest.first_chunk_mut::<LOOP_WORDS>()) else { return false };
        let [start, period, count] = repeated.words();
        (place[0], place[1], place[2], place[3]) = (start, period, count, around);
        true
    }

    /// How many turns have been left away at the beginning of loop `id`.
    pub fn peeled(&self, id: u32) -> u32 {
        self.words_of(id)[4]
    }

    /// Leaves away the first turn of a loop.
    pub fn peel(&mut self, id: u32) {
        let Repeated { start, period, count } = self.found(id);
        self.change(id, Repeated { start: start + period, period, count: count.saturating_sub(1) }, self.around(id));
        let words = self.loops.get_mut((id.wrapping_sub(1) as usize).saturating_mul(LOOP_WORDS)..);
        if let Some(place) = words.and_then(|rest| rest.first_chunk_mut::<LOOP_WORDS>()) {
            place[4] += 1;
        }
    }
}
