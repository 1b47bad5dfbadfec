//! Memory in which loops are looked for, and those that were found.
//! Does not know statements.

/// Words of a loop: where it starts among the statements, how many it repeats, how often.
const WORDS: usize = 3;
/// Distances that are tried.
pub const TRIED: usize = 48;

/// Statements in order, what is known of repetitions, and loops.
pub struct Search<'m> {
    /// The line of each statement.
    pub order: &'m mut [u32],
    /// The statement before that looks the same, from 1.
    pub before: &'m mut [u32],
    /// The last statement of each look, from 1.
    pub last: &'m mut [u32],
    /// How often two that look the same have each distance.
    pub distances: &'m mut [u32],
    candidates: &'m mut [u32],
    pub candidate_count: u32,
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
    /// Statements that need not be written.
    pub fn saved(self) -> u32 {
        self.count.saturating_sub(1).saturating_mul(self.period)
    }

    /// The statement behind the last.
    pub fn end(self) -> u32 {
        self.start.saturating_add(self.count.saturating_mul(self.period))
    }
}

impl<'m> Search<'m> {
    fn sizes(lines: usize) -> [usize; 4] {
        let looks = lines.next_power_of_two().clamp(16, 4096);
        [lines, looks, (lines / 4 + 4).min(1 << 14) * WORDS, (lines / 8 + 4) * WORDS]
    }

    /// Words of memory for so many lines.
    pub fn words(lines: usize) -> usize {
        let [lines, looks, candidates, loops] = Self::sizes(lines);
        [lines, lines, looks, looks, candidates, loops].into_iter().fold(0, usize::saturating_add)
    }

    /// Empty, in memory that `take` gives.
    pub fn new(lines: usize, take: &mut impl FnMut(usize) -> &'m mut [u32]) -> Self {
        let [lines, looks, candidates, loops] = Self::sizes(lines);
        Self {
            order: take(lines),
            before: take(lines),
            last: take(looks),
            distances: take(looks),
            candidates: take(candidates),
            candidate_count: 0,
            loops: take(loops),
            loop_count: 0,
        }
    }

    fn get(words: &[u32], k: u32) -> Repeated {
        let word = |what: usize| words.get(k as usize * WORDS + what).copied().unwrap_or(0);
        Repeated { start: word(0), period: word(1), count: word(2) }
    }

    fn set(words: &mut [u32], k: u32, repeated: Repeated) -> bool {
        let Some(place) = words.get_mut(k as usize * WORDS..).and_then(|rest| rest.first_chunk_mut::<WORDS>()) else {
            return false;
        };
        *place = [repeated.start, repeated.period, repeated.count];
        true
    }

    /// Loop `id`, from 1.
    pub fn found(&self, id: u32) -> Repeated {
        Self::get(self.loops, id.wrapping_sub(1))
    }

    /// Keeps a loop: its number, from 1; none without room.
    pub fn keep(&mut self, repeated: Repeated) -> Option<u32> {
        if !Self::set(self.loops, self.loop_count, repeated) {
            return None;
        }
        self.loop_count += 1;
        Some(self.loop_count)
    }

    /// Changes a loop.
    pub fn change_loop(&mut self, id: u32, repeated: Repeated) {
        Self::set(self.loops, id.wrapping_sub(1), repeated);
    }

    /// Something that may be a loop; forgotten without room.
    pub fn suggest(&mut self, repeated: Repeated) {
        if Self::set(self.candidates, self.candidate_count, repeated) {
            self.candidate_count += 1;
        }
    }

    /// Candidate `k`.
    pub fn candidate(&self, k: u32) -> Repeated {
        Self::get(self.candidates, k)
    }

    /// Changes it.
    pub fn change(&mut self, k: u32, repeated: Repeated) {
        Self::set(self.candidates, k, repeated);
    }
}
