//! What a virtual display shows, read from the file that Xvfb keeps its screen in (an X window dump, `XWDFile.h`).

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// More colours than an empty window or a lone border has: letters with soft edges are on the screen.
const COLOURS_OF_WORDS: usize = 12;

/// Whether words stand on the screen that is kept in `folder`.
///
/// # Errors
/// When there is no screen.
pub fn has_words(folder: &Path) -> io::Result<bool> {
    fs::read(folder.join("Xvfb_screen0")).map(|dump| colours(&dump) >= COLOURS_OF_WORDS)
}

/// How many colours a dump of 32 bits a pixel holds; counting ends at enough for words.
fn colours(dump: &[u8]) -> usize {
    let number = |field: usize| {
        let bytes = dump.get(field * 4..field * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, |bytes| u32::from_be_bytes(bytes) as usize)
    };
    let (header, colour_map) = (number(0), number(19) * 12);
    let mut seen = BTreeSet::new();
    let mut last: &[u8] = &[];
    for pixel in dump.get(header + colour_map..).unwrap_or_default().chunks_exact(4) {
        if pixel != last {
            seen.insert(pixel);
            last = pixel;
            if seen.len() >= COLOURS_OF_WORDS {
                break;
            }
        }
    }
    seen.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    /// A dump with a header of 100 bytes and a colour map of one entry.
    fn dump(pixels: impl IntoIterator<Item = u32>) -> Vec<u8> {
        let mut header = [0_u32; 25];
        header[0] = 100;
        header[19] = 1;
        let head = header.into_iter().flat_map(u32::to_be_bytes).chain([7; 12]);
        head.chain(pixels.into_iter().flat_map(u32::to_le_bytes)).collect()
    }

    #[test]
    fn a_plain_screen_has_few_colours_and_words_have_many() {
        assert_eq!(colours(&dump([5; 400])), 1);
        assert_eq!(colours(&dump([5, 6, 5, 6, 6])), 2);
        assert_eq!(colours(&dump(0..400)), COLOURS_OF_WORDS);
        assert_eq!(colours(&[]), 0);
    }
}
