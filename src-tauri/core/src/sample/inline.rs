//! Marks as they stand within a text: `[[want:double]]Double my net worth[[/]]`.
//!
//! Kept in the text rather than beside it, so that whoever edits a page can't leave a mark behind on the wrong words.

use super::SampleMark;
use crate::words::MarkKind;

const CLOSE: &str = "/";

/// Takes the brackets out of a text and says which code points they held; or what is wrong with them, in words.
pub(super) fn take_out_marks(source: &str) -> Result<(String, Vec<SampleMark>), String> {
    let mut text = String::with_capacity(source.len());
    let mut marks = Vec::new();
    let mut open: Option<SampleMark> = None;
    let mut position = 0;
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("[[") {
        position += push(&mut text, before);
        let (inside, tail) = after.split_once("]]").ok_or("a \"[[\" has no \"]]\"")?;
        rest = tail;
        open = match open.take() {
            None => Some(opening(inside, position)?),
            Some(mark) if inside == CLOSE && position > mark.start => {
                marks.push(SampleMark { end: position, ..mark });
                None
            }
            Some(mark) if inside == CLOSE => return Err(format!("the mark \"{}\" holds no words", mark.key)),
            Some(mark) => return Err(format!("\"[[{inside}]]\" begins before the mark \"{}\" has ended", mark.key)),
        };
    }
    push(&mut text, rest);
    match open {
        Some(mark) => Err(format!("the mark \"{}\" is never closed with \"[[/]]\"", mark.key)),
        None => Ok((text, marks)),
    }
}

fn push(text: &mut String, piece: &str) -> usize {
    text.push_str(piece);
    piece.chars().count()
}

fn opening(inside: &str, start: usize) -> Result<SampleMark, String> {
    let (kind, key) = inside
        .split_once(':')
        .ok_or_else(|| format!("\"[[{inside}]]\" opens no mark: it should read like \"[[want:key]]\""))?;
    let kind: MarkKind =
        kind.parse().map_err(|_| format!("\"{kind}\" is no kind of mark: want, need, gift or promise"))?;
    Ok(SampleMark { kind, key: key.to_owned(), start, end: start })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn positions_count_code_points_of_the_clean_text() {
        let (text, marks) = take_out_marks("É 🙂 [[want:a]]“më”[[/]], [[gift:b]]x[[/]].").unwrap();
        assert_eq!(text, "É 🙂 “më”, x.");
        assert_eq!((marks[0].start, marks[0].end, marks[0].quote(&text)), (4, 8, "“më”".to_owned()));
        assert_eq!((marks[1].kind, marks[1].quote(&text)), (MarkKind::Gift, "x".to_owned()));
    }

    #[test]
    fn a_text_without_marks_stays_as_it_is() {
        assert_eq!(take_out_marks("a [link](b) and [1]").unwrap(), ("a [link](b) and [1]".to_owned(), vec![]));
    }

    #[test]
    fn each_fault_is_named() {
        for (source, told) in [
            ("[[want:a]]x", "never closed"),
            ("[[want:a]]x [[need:b]]y[[/]][[/]]", "begins before"),
            ("[[want:a]][[/]]", "holds no words"),
            ("[[/]]", "opens no mark"),
            ("[[wish:a]]x[[/]]", "no kind of mark"),
            ("[[want:a", "has no \"]]\""),
        ] {
            let problem = take_out_marks(source).unwrap_err();
            assert!(problem.contains(told), "{source}: {problem}");
        }
    }
}
