//! What can be wrong with a model file. A text never is: every text has a vector.

use std::path::PathBuf;

/// Why the sentence model can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file at that place.
    #[error("The sentence model is not at {}. `cargo xtask setup` fetches it.", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file has other contents than the ones this program was built for.
    #[error("{} is not the file this program was made for (its SHA-256 is {found}). `cargo xtask setup` fetches the right one.", path.display())]
    Unlike {
        /// The file.
        path: PathBuf,
        /// Its checksum.
        found: String,
    },
    /// The file has the right name but not the tensors of the model.
    #[error("The sentence model lacks {tensor}, or has it in another shape.")]
    Tensor {
        /// The tensor's name.
        tensor: String,
    },
    /// The tensors could not be read or written as a safetensors file.
    #[error("The sentence model is not a readable safetensors file.")]
    Format(#[from] safetensors::SafeTensorError),
    /// The file system refused.
    #[error("The file system refused {}.", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl Error {
    /// Wraps a failure of the file system; an absent file has its own name.
    pub(crate) fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            std::io::ErrorKind::NotFound => Self::Missing { path },
            _ => Self::Io { path, source },
        }
    }

    pub(crate) fn tensor(name: &str) -> Self {
        Self::Tensor { tensor: name.to_owned() }
    }
}
