//! Programs without the C interface: tapes told by hand, built into exactly their words, opened whole, cut, and changed.

mod damage;

use damage::repair;
use jacfwd::error::Error;
use jacfwd::ops::number;
use jacfwd::program::code::{BRANCH, CLASSIFY, COMPARE, END, Instruction, SUM, is_guard};
use jacfwd::program::{At, INPUT, Node, Program, Recorder, State, Tape, build, open};
use jacfwd::shape::Shape;

const INPUTS: u32 = 3;
const OUTPUTS: usize = 2;
const SHAPE: Shape<'_> = Shape { in_len: &[2, 1], out_len: &[1], aux_len: &[1] };

/// Knuth's linear congruential generator; its high bits.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % n
    }
}

fn code_of(name: &str) -> u16 {
    number(name).expect("an operation")
}

/// Tells of the same random operations for the same `seed`; `answer` answers question number so many, about these nodes.
fn tell(tape: &mut Tape<'_>, seed: u64, answer: impl Fn(usize, &[Node]) -> bool) -> Result<u32, Error> {
    let random = &mut Random(seed);
    let mut nodes: Vec<Node> = (0..INPUTS).map(|k| INPUT + k).collect();
    tape.begin();
    for count in 0..30 {
        let mut pick = || nodes[random.below(nodes.len() as u32) as usize];
        let [a, b, c] = [pick(), pick(), pick()];
        let at = At { count, mark: (count % 5 == 0).then_some(-7) };
        let node = match random.below(9) {
            0 | 1 => tape.operation(code_of("mul"), 0, 2, &|k| [a, b][k], at),
            2 => tape.operation(code_of("add"), 0, 2, &|k| [a, b][k], at),
            3 => tape.operation(code_of("sub"), 0, 2, &|k| [a, b][k], at),
            4 => tape.operation(code_of("mul_c"), 2.5_f64.to_bits(), 1, &|_| a, at),
            5 => tape.operation(code_of("fma"), 0, 3, &|k| [a, b, c][k], at),
            6 => tape.constant(f64::from(random.below(4)).to_bits()),
            7 => {
                let first = tape.spread(0x208, 3, &|k| [a, b, c][k], at);
                tape.item(first, 1)
            }
            _ => {
                let (code, asked) = if random.below(2) == 0 { (COMPARE, 2) } else { (CLASSIFY + 2, 1) };
                let both = [a, b];
                let asked = &both[..asked];
                let holds = answer(count, asked);
                tape.guard(code, 0, asked, holds, at);
                if holds { tape.operation(code_of("sin"), 0, 1, &|_| a, at) } else { b }
            }
        };
        nodes.push(node);
    }
    let last = nodes.len() - 1;
    tape.finish(OUTPUTS, &|k| nodes[last - k])
}

/// The words of the program of up to four paths.
fn program(seed: u64) -> Vec<u32> {
    let mut state = State::new(false);
    let mut memory = vec![0xA5A5_A5A5; 20_000];
    let mut tape = Tape::new(&mut state, &mut memory);
    tape.clear();
    let mut paths = 0;
    for answers in [u32::MAX, 0, 0x6936_CCA5, 0x8F1E_3C5A] {
        // The same question has the same answer.
        let answer = |_, nodes: &[Node]| {
            answers >> (nodes.iter().fold(0_u32, |sum, node| sum.wrapping_mul(5).wrapping_add(*node)) % 32) & 1 != 0
        };
        match tell(&mut tape, seed, answer) {
            Ok(path) => {
                assert_eq!(path, paths);
                paths += 1;
            }
            Err(error) => assert!(matches!(error, Error::SamePath { path } if path < paths as usize), "{error:?}"),
        }
    }
    let words = build(&mut tape, &SHAPE, &|_| [0; 8], &mut []).expect("few words");
    // Neither more nor fewer; and the same once more.
    let mut built = vec![0xC3C3_C3C3; words + 3];
    assert_eq!(build(&mut tape, &SHAPE, &|_| [0; 8], &mut built[..words - 1]), Ok(words));
    assert!(built.iter().all(|word| *word == 0xC3C3_C3C3), "too few words are left alone");
    assert_eq!(build(&mut tape, &SHAPE, &|_| [0; 8], &mut built), Ok(words));
    assert_eq!(built[words..], [0xC3C3_C3C3; 3]);
    let mut again = vec![0; words];
    assert_eq!(build(&mut tape, &SHAPE, &|_| [0; 8], &mut again), Ok(words));
    assert_eq!(again, built[..words]);
    again
}

/// Every instruction of a program, as its code is read from the beginning to the end.
fn instructions<'a>(program: Program<'a>) -> Vec<Instruction<'a>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while (at as usize) < program.code().len() {
        let (instruction, next) = Instruction::read(program.code(), at).expect("whole");
        assert!(next > at);
        all.push(instruction);
        at = next;
    }
    assert_eq!(at as usize, program.code().len());
    all
}

#[test]
fn what_is_built_is_opened_and_says_what_it_is() {
    let (mut sums, mut branches) = (0, 0);
    for seed in 0..200 {
        let words = program(seed);
        let opened = open(&words).expect("a program");
        assert_eq!(opened.words(), words);
        assert!(opened.fits(SHAPE) && !opened.is_single());
        assert!(!opened.fits(Shape { in_len: &[3], ..SHAPE }) && !opened.fits(Shape { aux_len: &[], ..SHAPE }));
        assert_eq!((opened.inputs(), opened.outputs()), (3, 2));
        assert!(opened.numbers() >= 5 && opened.numbers() >= opened.slots());
        let all = instructions(opened);
        let count = |f: &dyn Fn(&Instruction<'_>) -> bool| all.iter().filter(|instruction| f(instruction)).count();
        assert_eq!(count(&|i| i.code == END), opened.paths() as usize);
        assert_eq!(count(&|i| i.code == BRANCH) + 1, opened.paths() as usize);
        assert_eq!(count(&|i| is_guard(i.code)), opened.guards() as usize);
        sums += count(&|i| i.code == SUM);
        branches += count(&|i| i.code == BRANCH);
        // Each step is found at its place, with its label; nothing is where there is no step.
        for (k, instruction) in all.iter().filter(|i| is_guard(i.code)).enumerate() {
            assert_eq!(opened.guard(k as u32)[0], instruction.at);
            let (count, mark) = opened.place(instruction.at);
            assert_eq!(mark.is_some(), count % 5 == 0);
        }
        assert_eq!(opened.place(u32::MAX), (0, None));
    }
    assert!(sums > 50 && branches > 50, "{sums} sums, {branches} branches");
}

#[test]
fn no_slot_is_read_before_it_is_written_on_any_path() {
    for seed in 0..200 {
        let words = program(seed);
        let opened = open(&words).expect("a program");
        let mut written: Vec<bool> = (0..opened.slots()).map(|slot| slot < opened.inputs()).collect();
        let mut at_guard = vec![Vec::new(); opened.guards() as usize];
        for instruction in instructions(opened) {
            if instruction.code == BRANCH {
                written.clone_from(&at_guard[instruction.last() as usize]);
            }
            assert!(instruction.arguments.iter().all(|slot| written[*slot as usize]), "seed {seed} at {}", instruction.at);
            for slot in instruction.results {
                assert!(!instruction.arguments.contains(slot));
                written[*slot as usize] = true;
            }
            if is_guard(instruction.code) {
                at_guard[instruction.last() as usize >> 1].clone_from(&written);
            }
        }
    }
}

#[test]
fn cut_or_changed_words_are_refused() {
    for seed in 0..4 {
        let mut words = program(seed);
        for cut in 0..words.len() {
            assert!(open(&words[..cut]).is_err(), "{cut} of {} words", words.len());
        }
        for k in 0..words.len() {
            for bit in 0..32 {
                words[k] ^= 1 << bit;
                assert!(matches!(open(&words), Err(Error::BadProgram { .. } | Error::StaleProgram)), "word {k}, bit {bit}");
                words[k] ^= 1 << bit;
            }
        }
        // What lies behind a program is none of it.
        words.extend([1, 2, 3]);
        assert!(open(&words).is_ok_and(|opened| opened.words().len() + 3 == words.len()));
    }
}

#[test]
fn whatever_opens_leads_nowhere_outside() {
    let random = &mut Random(5);
    let (mut refused, mut opened_all) = (0, 0);
    for seed in 0..20 {
        let words = program(seed);
        for _ in 0..700 {
            let mut changed = words.clone();
            for _ in 0..=random.below(3) {
                let k = 3 + random.below(words.len() as u32 - 3) as usize;
                changed[k] = match random.below(4) {
                    0 => changed[k] ^ 1 << random.below(32),
                    1 => words[random.below(words.len() as u32) as usize],
                    2 => changed[k].wrapping_add(random.below(7)).wrapping_sub(3),
                    _ => random.below(30),
                };
            }
            repair(&mut changed);
            let Ok(opened) = open(&changed) else {
                refused += 1;
                continue;
            };
            opened_all += 1;
            let all = instructions(opened);
            let (spare, slots) = (opened.spare() as usize, opened.slots());
            assert!(spare <= slots && slots <= 1 << 22);
            for instruction in &all {
                let inside = |slot: &u32| (*slot as usize) < spare;
                assert!(instruction.arguments.iter().all(inside) && instruction.results.iter().all(inside));
                assert!(instruction.results.iter().all(|slot| *slot as usize >= opened.inputs()));
            }
            let starts_at = |at: u32, code: u16| all.iter().any(|i| i.at == at && i.code == code);
            for guard in 0..opened.guards() {
                let [at, other] = opened.guard(guard);
                assert!(other == 0 || other > at && starts_at(other, BRANCH), "guards lead forward, to branches");
            }
            assert_eq!(all.last().map(|i| i.code), Some(END), "the code ends");
        }
    }
    assert!(refused > 1000 && opened_all > 1000, "{refused} refused, {opened_all} opened");
}

#[test]
fn garbage_is_refused() {
    let random = &mut Random(9);
    let head = program(1);
    for length in 0..400 {
        let mut words: Vec<u32> = (0..length).map(|_| random.below(u32::MAX)).collect();
        assert!(open(&words).is_err());
        // With a head that is right in part.
        let known = words.len().min(random.below(24) as usize);
        words[..known].copy_from_slice(&head[..known]);
        if words.len() > 4 {
            words[3] = words.len() as u32;
            repair(&mut words);
        }
        assert!(open(&words).is_err(), "{length}");
    }
    assert!(open(&[]).is_err());
}

#[test]
fn a_tape_has_room_for_exactly_what_it_asks_for() {
    for seed in 0..200 {
        let record = |words: usize| {
            let mut state = State::new(false);
            let mut memory = vec![0x5A5A_5A5A; words];
            let mut tape = Tape::new(&mut state, &mut memory);
            tape.clear();
            tell(&mut tape, seed, |count, _| count % 3 == 0)
        };
        let Err(Error::ScratchTooSmall { needed, .. }) = record(0) else { panic!("no words are enough") };
        assert_eq!(needed % 4, 0);
        assert_eq!(record(needed / 4), Ok(0), "seed {seed}: {needed} bytes");
        for words in [10, 17, 18, 40, 100, 200] {
            match record(words) {
                Ok(path) => assert_eq!(path, 0),
                Err(Error::ScratchTooSmall { needed, .. }) => {
                    assert_eq!(record(needed / 4), Ok(0), "seed {seed}: {needed} bytes, after {words} words");
                }
                Err(error) => panic!("{error:?}"),
            }
        }
    }
}

#[test]
fn what_two_paths_ask_for_one_by_one_is_enough_for_both() {
    // Words that a path of so many operations asks for.
    let asked = |operations: usize| {
        let mut state = State::new(false);
        let mut tape = Tape::new(&mut state, &mut []);
        tape.begin();
        for count in 0..operations {
            tape.operation(code_of("sin"), 0, 1, &|_| INPUT, At { count, mark: None });
        }
        match tape.finish(OUTPUTS, &|_| INPUT) {
            Err(Error::ScratchTooSmall { needed, .. }) => needed / 4,
            result => panic!("no words are enough: {result:?}"),
        }
    };
    let all: Vec<usize> = (0..600).map(asked).collect();
    for a in 0..300 {
        for b in 0..=a {
            assert!(all[a] + all[b] >= all[a + b], "{a} and {b} operations");
        }
    }
}
