//! The tokenizer and the forward pass against what the model's own tools give (see reference/make.py).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use embed::{DIMENSIONS, Error, MAX_PIECES, Model, WordPiece, pins};
use safetensors::SafeTensors;
use sha2::{Digest, Sha256};

static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../model");
    embed::locate(&[here]).expect("the sentence model is missing: run `cargo xtask setup` first")
});
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::load(&FILE).expect("the sentence model can't be loaded"));
static PIECES: LazyLock<WordPiece> = LazyLock::new(|| {
    let bytes = std::fs::read(&*FILE).unwrap();
    let tensors = SafeTensors::deserialize(&bytes).unwrap();
    WordPiece::new(std::str::from_utf8(tensors.tensor("vocabulary").unwrap().data()).unwrap())
});

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name)
}

fn json<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_slice(&std::fs::read(fixture(name)).unwrap()).unwrap()
}

fn distance(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn texts_of_every_script_fall_into_the_pieces_of_the_original() {
    let rows: Vec<(String, Vec<u32>)> = json("pieces.json");
    assert!(rows.len() > 2800);
    for (text, expected) in rows {
        assert_eq!(PIECES.pieces(&text, MAX_PIECES), expected, "{text:?}");
    }
}

#[test]
fn every_code_point_falls_into_the_pieces_of_the_original() {
    let digests: Vec<String> = json("points.json");
    assert_eq!(digests.len(), 0x110000 / 4096);
    for (block, expected) in (0u32..).zip(digests) {
        let mut sum = Sha256::new();
        for c in (block * 4096..(block + 1) * 4096).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("a{c}b"), format!("e{c}\u{301} {c}s")] {
                for piece in PIECES.pieces(&text, MAX_PIECES) {
                    sum.update(piece.to_le_bytes());
                }
            }
        }
        let found: String = sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, expected, "code points from {:x}", block * 4096);
    }
}

#[test]
fn vectors_equal_the_reference_in_double_precision() {
    let texts: Vec<String> = json("texts.json");
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let bytes = std::fs::read(fixture("vectors.f32")).unwrap();
    let expected: Vec<f32> = bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
    assert_eq!(expected.len(), texts.len() * DIMENSIONS);
    for ((text, vector), expected) in texts.iter().zip(MODEL.embed(&texts)).zip(expected.chunks(DIMENSIONS)) {
        let far = distance(&vector, expected);
        assert!(far < 1e-5, "{far} {text:?}");
    }
}

#[test]
fn a_text_has_the_same_vector_alone_and_in_company() {
    let texts: Vec<String> = json("texts.json");
    let texts: Vec<&str> = texts.iter().take(40).map(String::as_str).collect();
    for (text, together) in texts.iter().zip(MODEL.embed(&texts)) {
        assert_eq!(MODEL.embed(&[text]), [together], "{text:?}");
    }
}

#[test]
fn any_text_has_a_vector_of_length_one() {
    let long = "beneath the want ".repeat(60_000);
    let marks = "\u{301}".repeat(100_000);
    for text in ["", " ", "\0", "\u{fffd}\u{10ffff}", "[CLS][SEP]", &long, &marks] {
        let vector = MODEL.embed(&[text])[0];
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        assert!((length - 1.0).abs() < 1e-5);
    }
    assert!(MODEL.embed(&[]).is_empty());
}

#[test]
fn what_means_the_same_lies_closer() {
    let [want, echo, other] =
        MODEL.embed(&["Stop the panic attacks", "Get my anxiety under control", "Run a marathon"])[..]
    else {
        panic!("three texts, three vectors");
    };
    let cosine = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    assert!(cosine(&want, &echo) > cosine(&want, &other) + 0.2);
}

#[test]
fn the_id_names_the_weights_before_and_after_loading() {
    assert!(MODEL.id().ends_with(&pins().small_sha256[..12]));
    assert_eq!(MODEL.id(), embed::model_id());
}

#[test]
fn a_missing_and_a_damaged_model_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model");
    let missing = Model::load(&path).unwrap_err();
    assert!(matches!(missing, Error::Missing { .. }) && missing.to_string().contains("cargo xtask setup"));
    let mut bytes = std::fs::read(&*FILE).unwrap();
    bytes[20_000_000] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(Model::load(&path).unwrap_err(), Error::Unlike { .. }));
}

#[test]
fn the_model_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Model>();
}
