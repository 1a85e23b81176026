//! What a score is worth: fits the constants of `suggest/calibration.rs`, `calibrate TRAIN [OTHER...]`.
//!
//! A pair counts as a fit if it is graded 1 or 2. The logistic curve is fitted on all pairs of TRAIN; how well it holds is
//! shown on trades that it was not fitted on (ten parts). The other files are only reported.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use measure::engine::{Engine, Scores, scores_by_words};
use measure::logistic::{Curve, fit};
use measure::measures::tops;
use measure::sets::{self, Content, GradedSet};

const PARTS: usize = 10;
const CHANCES: [f64; 9] = [0.25, 0.28, 0.30, 0.325, 0.35, 0.375, 0.40, 0.45, 0.50];

/// Fits and reports the curves that turn a score into the chance of a fit.
#[derive(Parser)]
struct Arguments {
    /// The sentence model; else it is looked for in the usual places.
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,
    /// The set to fit on.
    train: PathBuf,
    /// Sets to report on.
    others: Vec<PathBuf>,
}

/// One need of a set: a score and a grade for each gift.
type Row = (Vec<f64>, Vec<u8>);

type Scoring<'a> = dyn Fn(&GradedSet) -> Scores + 'a;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let development = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let model = arguments.model.clone().or_else(|| embed::locate(&[development]));
    let engine = Engine::new(embed::Model::load(&model.ok_or("The sentence model is not there.")?)?);
    let train = graded(&arguments.train)?;
    let others = arguments.others.iter().map(|file| graded(file)).collect::<Result<Vec<_>, _>>()?;
    let modes: [(&str, &Scoring); 2] = [("meaning", &|set| engine.scores(set)), ("words", &scores_by_words)];
    for (name, scores) in modes {
        let trades: Vec<Vec<Row>> = train.iter().map(|set| rows(set, scores(set))).collect();
        let whole = fit(&pairs(trades.iter().flatten()));
        println!("{name}: slope {:.2}, shift {:.2}", whole.slope, whole.shift);
        report("train, each part by a curve fitted on the others", &cross_validated(&trades));
        for (file, sets) in arguments.others.iter().zip(&others) {
            let rows: Vec<Row> = sets.iter().flat_map(|set| rows(set, scores(set))).collect();
            report(&file.display().to_string(), &chances(&whole, rows.iter()));
        }
    }
    Ok(())
}

fn graded(file: &Path) -> Result<Vec<GradedSet>, Box<dyn std::error::Error>> {
    match sets::read(file)? {
        Content::NeedGift(sets) => Ok(sets),
        Content::Echo(_) => Err(format!("{}: this is a set of echoes.", file.display()).into()),
    }
}

fn rows(set: &GradedSet, scores: Scores) -> Vec<Row> {
    scores.into_iter().zip(set.grades.iter().cloned()).collect()
}

fn pairs<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<(f64, bool)> {
    rows.flat_map(|(scores, grades)| scores.iter().copied().zip(grades.iter().map(|&grade| grade > 0))).collect()
}

fn cross_validated(trades: &[Vec<Row>]) -> Vec<Row> {
    let part = |part: usize, inside: bool| {
        trades.iter().enumerate().filter(move |(place, _)| (place % PARTS == part) == inside).flat_map(|(_, rows)| rows)
    };
    (0..PARTS).flat_map(|n| chances(&fit(&pairs(part(n, false))), part(n, true))).collect()
}

fn chances<'a>(curve: &Curve, rows: impl Iterator<Item = &'a Row>) -> Vec<Row> {
    rows.map(|(scores, grades)| (scores.iter().map(|&score| curve.chance(score)).collect(), grades.clone())).collect()
}

/// What a reader of the list meets: the best gift of each need, and the best that is left where nothing fits.
fn report(title: &str, rows: &[Row]) {
    let pairs = pairs(rows.iter());
    let loss = pairs.iter().map(|&(chance, fits)| -(if fits { chance } else { 1.0 - chance }).ln()).sum::<f64>();
    println!("  {title}: {} pairs, log loss {:.4}", pairs.len(), loss / pairs.len() as f64);
    println!("    chance   best gifts at or above: share, fits, clear fits   best of what does not fit: share");
    let best: Vec<(f64, u8)> = rows.iter().filter_map(best).collect();
    let idle: Vec<f64> = rows.iter().filter_map(|(scores, grades)| Some(tops(scores, grades)?.1)).collect();
    for from in CHANCES {
        let above: Vec<u8> = best.iter().filter(|(chance, _)| *chance >= from).map(|(_, grade)| *grade).collect();
        let share = |least: u8| above.iter().filter(|&&grade| grade >= least).count() as f64 / above.len() as f64;
        let idle_share = idle.iter().filter(|&&chance| chance >= from).count() as f64 / idle.len() as f64;
        let of_all = above.len() as f64 / best.len() as f64;
        println!("    {from:<6}   {of_all:.2} {:.2} {:.2}   {idle_share:.2}", share(1), share(2));
    }
}

/// The best gift's chance and grade; of equal ones the worst, to be on the safe side.
fn best((scores, grades): &Row) -> Option<(f64, u8)> {
    let pairs = scores.iter().copied().zip(grades.iter().copied());
    pairs.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
}
