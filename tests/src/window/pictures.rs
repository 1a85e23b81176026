//! How every screen looked when somebody last looked, to hold against what the window shows now.
//!
//! A third of the size in each direction, in 32 shades a channel: small enough to be kept beside the tests, and large enough
//! that a word which changed is seen. Another version of the web view draws letters otherwise, so pictures are compared on
//! the one they were made with and on no other.

use std::cell::Cell;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, Rgb, RgbImage, imageops};

use super::Window;
use super::wait::within;

/// How much smaller a kept picture is.
const SMALLER: u32 = 3;
/// Shades are rounded to multiples of this.
const SHADE: u8 = 8;
/// The side of a square that is judged by itself, in points of a kept picture: about a word.
const SQUARE: u32 = 12;
/// What a square may differ at most, in percent of the distance from black to white, on average over its points. Runs of the
/// same program differ by up to 1.5 (a caret, a scroll bar that fades, the edges of what is painted at once); one number in
/// a line of small text, by 3.5 and more.
const TOLERANCE: f64 = 2.5;
/// How long a screen may take to look as it did: what is still being read comes in by then.
const PATIENCE: Duration = Duration::from_secs(20);
/// After so many that don't, the next ones get no time: something is different, and not late.
const OTHERWISE: u32 = 3;

/// The kept pictures.
#[derive(Debug)]
pub struct Album {
    folder: PathBuf,
    keeps: bool,
    is_same_renderer: bool,
    otherwise: Cell<u32>,
}

impl Album {
    /// The pictures beside the tests. With `UNDERCURRENT_KEEP_PICTURES` they are not compared but made anew.
    ///
    /// # Panics
    /// If they can't be read, or the web view's version can't be told.
    #[must_use]
    pub fn open() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures");
        let keeps = env::var_os("UNDERCURRENT_KEEP_PICTURES").is_some();
        let (stamp, here) = (folder.join("renderer"), renderer());
        if keeps {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&stamp, &here).unwrap();
        }
        let made_with = fs::read_to_string(&stamp).unwrap();
        let is_same_renderer = made_with == here;
        if !is_same_renderer {
            println!("No pictures are compared: they were made with {made_with}, and this is {here}.");
        }
        Self { folder, keeps, is_same_renderer, otherwise: Cell::new(0) }
    }

    /// Holds what a window shows against the picture of this name.
    ///
    /// # Errors
    /// A sentence about where they differ, or that there is no picture of this name.
    pub fn compare(&self, window: &Window, name: &str) -> Result<(), String> {
        let path = self.folder.join(format!("{name}.png"));
        if self.keeps {
            return keep(&small(&window.picture()), &path).map_err(|error| error.to_string());
        }
        if !self.is_same_renderer {
            return Ok(());
        }
        let kept = image::open(&path)
            .map_err(|_| "there is no picture to compare with: `cargo xtask screens --keep` makes one")?
            .into_rgb8();
        let patience = if self.otherwise.get() < OTHERWISE { PATIENCE } else { Duration::ZERO };
        let mut worst = (0.0, [0, 0]);
        let same = within(patience, || {
            worst = worst_square(&kept, &small(&window.picture()));
            (worst.0 <= TOLERANCE).then_some(())
        });
        same.ok_or_else(|| {
            self.otherwise.set(self.otherwise.get() + 1);
            let (by, [left, top]) = worst;
            format!("it looks otherwise than it did: by {by:.1} % at {left}, {top}, and {TOLERANCE} % is allowed")
        })
    }
}

/// The version of the web view that draws here.
fn renderer() -> String {
    let package = "libwebkit2gtk-4.1-0";
    let asked = Command::new("dpkg-query").args(["--show", "--showformat", "WebKitGTK ${Version}", package]).output();
    String::from_utf8(asked.unwrap().stdout).unwrap()
}

/// A picture as it is kept.
fn small(png: &[u8]) -> RgbImage {
    let picture = image::load_from_memory(png).unwrap();
    let (width, height) = (picture.width() / SMALLER, picture.height() / SMALLER);
    let mut small = DynamicImage::from(imageops::thumbnail(&picture.into_rgb8(), width, height)).into_rgb8();
    for shade in small.iter_mut() {
        *shade = shade.saturating_add(SHADE / 2) / SHADE * SHADE;
    }
    small
}

fn keep(picture: &RgbImage, path: &Path) -> image::ImageResult<()> {
    let file = BufWriter::new(fs::File::create(path)?);
    picture.write_with_encoder(PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive))
}

/// By how many percent the square that differs most does so, and where it is on the page. Pictures of different sizes
/// differ wholly.
fn worst_square(kept: &RgbImage, seen: &RgbImage) -> (f64, [u32; 2]) {
    if kept.dimensions() != seen.dimensions() {
        return (100.0, [0, 0]);
    }
    let across = kept.width().div_ceil(SQUARE);
    let mut sums = vec![0.0; (across * kept.height().div_ceil(SQUARE)) as usize];
    for ((left, top, was), is) in kept.enumerate_pixels().zip(seen.pixels()) {
        sums[(top / SQUARE * across + left / SQUARE) as usize] += distance(*was, *is);
    }
    let worst = (0_u32..).zip(sums).max_by(|(_, one), (_, other)| one.total_cmp(other)).unwrap();
    let corner = [worst.0 % across, worst.0 / across].map(|nth| nth * SQUARE * SMALLER);
    (worst.1 * 100.0 / f64::from(SQUARE * SQUARE), corner)
}

/// How far apart two colours are for an eye, from 0 to 1: in YIQ, weighted as in Kotsarenko and Ramos, “Measuring perceived
/// color difference using YIQ NTSC transmission color space in mobile applications” (2010).
fn distance(one: Rgb<u8>, other: Rgb<u8>) -> f64 {
    const BLACK_TO_WHITE: f64 = 0.5053 * 255.0 * 255.0;
    let [r, g, b] = [0, 1, 2].map(|channel| f64::from(one.0[channel]) - f64::from(other.0[channel]));
    let y = r * 0.298_895_31 + g * 0.586_622_47 + b * 0.114_482_23;
    let i = r * 0.595_977_99 - g * 0.274_176_10 - b * 0.321_801_89;
    let q = r * 0.211_470_17 - g * 0.522_617_11 + b * 0.311_146_94;
    ((0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q) / BLACK_TO_WHITE).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: Rgb<u8> = Rgb([240, 240, 232]);

    /// A page of 120 by 90 points as kept, with lines of "text" on it.
    fn page() -> RgbImage {
        RgbImage::from_fn(120, 90, |left, top| if top % 6 < 2 && left % 5 < 3 { Rgb([120, 128, 136]) } else { PAPER })
    }

    #[test]
    fn the_same_page_differs_by_nothing() {
        assert_eq!(worst_square(&page(), &page()).0, 0.0);
    }

    #[test]
    fn a_word_that_is_gone_is_found_where_it_was() {
        let mut without = page();
        for (left, top) in (60..72).flat_map(|left| (48..54).map(move |top| (left, top))) {
            without.put_pixel(left, top, PAPER);
        }
        let (by, at) = worst_square(&page(), &without);
        assert!(by > TOLERANCE, "{by}");
        assert_eq!(at, [60 * SMALLER, 48 * SMALLER]);
    }

    #[test]
    fn a_caret_or_a_shade_that_no_eye_tells_is_no_difference_and_another_tint_is() {
        let mut with_caret = page();
        (50..57).for_each(|top| with_caret.put_pixel(60, top, Rgb([160, 160, 160])));
        assert!(worst_square(&page(), &with_caret).0 <= TOLERANCE);
        let tinted = |by: u8| {
            let mut page = page();
            page.pixels_mut().take(120 * 30).for_each(|point| point.0[2] = point.0[2].saturating_sub(by));
            page
        };
        assert!(worst_square(&page(), &tinted(8)).0 <= TOLERANCE);
        assert!(worst_square(&page(), &tinted(48)).0 > TOLERANCE);
    }

    #[test]
    fn black_and_white_are_as_far_apart_as_can_be() {
        assert!((distance(Rgb([0; 3]), Rgb([255; 3])) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_page_of_another_size_is_another_page() {
        assert_eq!(worst_square(&page(), &RgbImage::new(10, 10)), (100.0, [0, 0]));
    }
}
