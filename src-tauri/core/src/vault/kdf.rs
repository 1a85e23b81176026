//! How dear it is to try a passphrase: Argon2id, measured on the machine that makes the journal.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::passphrase::Passphrase;
use crate::{Error, Result};

const MIB: u32 = 1024;
/// Never less memory than this for a journal that a person makes.
const FLOOR_KIB: u32 = 64 * MIB;
/// More would ask too much of a small machine that opens the same journal one day.
const CEILING_KIB: u32 = 256 * MIB;
const PASSES: u32 = 3;
const MAX_FITTED_PASSES: u32 = 8;
const TARGET: Duration = Duration::from_secs(1);

/// What one try of a passphrase costs. Argon2id version 1.3 (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes; they are filled one after the other.
    pub lanes: u32,
}

impl KdfCost {
    /// 256 MiB, three passes, one lane.
    #[must_use]
    pub const fn standard() -> Self {
        Self { memory_kib: CEILING_KIB, passes: PASSES, lanes: 1 }
    }

    /// About one second on this machine as it is now, never below 64 MiB and three passes. Takes less
    /// than that second.
    ///
    /// # Errors
    /// [`Error::Io`] when the machine can't spare 64 MiB.
    pub fn calibrated() -> Result<Self> {
        let one_pass = Self { memory_kib: FLOOR_KIB, passes: 1, lanes: 1 };
        let probe = Passphrase::given("as long as many others")?;
        let mut best = Duration::MAX;
        for _ in 0..2 {
            let begun = Instant::now();
            one_pass.derive(&probe, &[0; 16])?;
            best = best.min(begun.elapsed());
        }
        Ok(Self::fitted(best * PASSES))
    }

    /// The cost that takes [`TARGET`] where the floor takes `floor_time`: time is proportional to memory and to passes.
    fn fitted(floor_time: Duration) -> Self {
        let times = TARGET.as_secs_f64() / floor_time.as_secs_f64().max(1e-6);
        let memory_mib =
            (f64::from(FLOOR_KIB / MIB) * times).clamp(f64::from(FLOOR_KIB / MIB), f64::from(CEILING_KIB / MIB));
        let memory_kib = (memory_mib as u32 / 16) * 16 * MIB;
        let spare = times * f64::from(FLOOR_KIB) / f64::from(memory_kib);
        let passes = (f64::from(PASSES) * spare) as u32;
        Self { memory_kib, passes: passes.clamp(PASSES, MAX_FITTED_PASSES), lanes: 1 }
    }

    /// Next to nothing, for tests of what has nothing to do with guessing.
    #[doc(hidden)]
    #[must_use]
    pub const fn cheap() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// Whether these figures can be meant, so that a foreign key file can't eat the machine.
    pub(crate) fn is_bearable(self) -> bool {
        (1..=8).contains(&self.lanes)
            && (1..=16).contains(&self.passes)
            && (8 * self.lanes..=1024 * MIB).contains(&self.memory_kib)
    }

    /// The 32-byte key that follows from a passphrase.
    pub(crate) fn derive(self, passphrase: &Passphrase, salt: &[u8; 16]) -> Result<Box<Zeroizing<[u8; 32]>>> {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(key.len())).map_err(refused)?;
        // Argon2's own allocation is not wiped when it is given back.
        let mut memory = Zeroizing::new(Vec::new());
        memory.try_reserve_exact(params.block_count()).map_err(|_| refused(argon2::Error::OutOfMemory))?;
        memory.resize(params.block_count(), Block::default());
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut **key, memory.as_mut_slice())
            .map_err(refused)?;
        Ok(key)
    }
}

fn refused(error: argon2::Error) -> Error {
    let kind = match error {
        argon2::Error::OutOfMemory => std::io::ErrorKind::OutOfMemory,
        _ => std::io::ErrorKind::InvalidInput,
    };
    Error::io("setting memory aside to check the passphrase", "")(std::io::Error::new(kind, error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn a_slow_machine_gets_the_floor_and_a_fast_one_more_memory_then_more_passes() {
        let fitted = |ms| KdfCost::fitted(Duration::from_millis(ms));
        assert_eq!(fitted(4000), KdfCost { memory_kib: 64 * MIB, passes: 3, lanes: 1 });
        assert_eq!(fitted(1000), KdfCost { memory_kib: 64 * MIB, passes: 3, lanes: 1 });
        assert_eq!(fitted(500), KdfCost { memory_kib: 128 * MIB, passes: 3, lanes: 1 });
        assert_eq!(fitted(250), KdfCost::standard());
        assert_eq!(fitted(125), KdfCost { memory_kib: 256 * MIB, passes: 6, lanes: 1 });
        assert_eq!(fitted(0), KdfCost { memory_kib: 256 * MIB, passes: 8, lanes: 1 });
    }

    #[test]
    fn figures_of_a_foreign_file_are_capped() {
        let cheap = KdfCost::cheap();
        assert!(cheap.is_bearable() && KdfCost::standard().is_bearable());
        let unbearable = [
            KdfCost { memory_kib: 1024 * MIB + 1, ..cheap },
            KdfCost { memory_kib: 7, ..cheap },
            KdfCost { passes: 17, ..cheap },
            KdfCost { passes: 0, ..cheap },
            KdfCost { memory_kib: MIB, lanes: 9, ..cheap },
            KdfCost { lanes: u32::MAX, ..cheap },
            KdfCost { lanes: 0, ..cheap },
        ];
        assert!(unbearable.iter().all(|cost| !cost.is_bearable()));
    }

    #[test]
    fn argon2id_gives_the_known_answer() {
        let key = KdfCost { memory_kib: 256, passes: 2, lanes: 1 }
            .derive(&Passphrase::given("password").unwrap(), b"somesaltsomesalt")
            .unwrap();
        let reference = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(256, 2, 1, None).unwrap());
        let mut expected = [0; 32];
        reference.hash_password_into(b"password", b"somesaltsomesalt", &mut expected).unwrap();
        assert_eq!(**key, expected);
    }
}
