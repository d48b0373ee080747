//! The lock that lets one build at a time write into a folder.

use std::fs::{File, OpenOptions, TryLockError, read_to_string};
use std::io::{self, Write};

use super::error::{Doing, Error};
use super::folders::Folders;

/// Held while it lives; the system takes it back when the process ends, however it ends.
pub(super) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing would do, but for a program that is being started just now and has not yet closed what it inherited.
        let _ = self.file.unlock();
    }
}

impl Lock {
    pub(super) fn take(folders: &Folders) -> Result<Self, Error> {
        let failed = |source: io::Error| Error::Io { doing: Doing::Write, path: folders.lock.clone(), source };
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(false).open(&folders.lock).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {
                // The number only helps people; a lock without it is as good.
                let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
                Ok(Self { file })
            }
            Err(TryLockError::WouldBlock) => {
                let process = read_to_string(&folders.lock).ok().and_then(|number| number.trim().parse().ok());
                Err(Error::Busy { out: folders.out.clone(), process })
            }
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}
