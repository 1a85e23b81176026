//! Vectors without a model: texts that share words lie near each other.

use journal::Journal;

const DIMENSIONS: usize = 32;

/// A unit vector of the words of a text.
#[must_use]
pub fn toy_vector(text: &str) -> Vec<f32> {
    let mut vector = [0.0f32; DIMENSIONS];
    for word in text.split_whitespace() {
        let place = word.bytes().fold(7usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        vector[place % DIMENSIONS] += 1.0;
    }
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::EPSILON);
    vector.iter().map(|value| value / length).collect()
}

/// Makes every vector that is still missing for a model, a few at a time, and tells how many there were.
pub fn read_everything(journal: &mut Journal, model: &str) -> usize {
    let mut made = 0;
    loop {
        let texts = journal.texts_without_vector(model, 3).unwrap();
        if texts.is_empty() {
            return made;
        }
        made += texts.len();
        let vectors: Vec<_> = texts.into_iter().map(|text| (text.clone(), toy_vector(&text))).collect();
        journal.keep_vectors(model, &vectors).unwrap();
    }
}
