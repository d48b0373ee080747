//! Names that Windows keeps for its devices, and that no file may have.

/// Bytes of the longest name of a device, `conout$`.
const LONGEST: usize = 7;

/// Whether Windows takes a file name for a device, whatever its ending: `con`, `NUL.txt`, `com1`, `lpt9.html`.
///
/// See "Naming Files, Paths, and Namespaces" of the Windows documentation.
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    // Of a hundred thousand ids hardly one is as short.
    if stem.len() > LONGEST {
        return false;
    }
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].iter().any(|device| stem.eq_ignore_ascii_case(device)) {
        return true;
    }
    let is_port = |port: &str| ["com", "lpt"].iter().any(|device| port.eq_ignore_ascii_case(device));
    stem.split_at_checked(3).is_some_and(|(port, number)| {
        matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³") && is_port(port)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_in_any_case_and_with_any_ending() {
        for name in ["con", "NUL.txt", "Aux .html", "com1", "lpt9.html", "com²", "conout$"] {
            assert!(is_device_name(name), "{name}");
        }
        for name in ["control", "com", "com10", "lpt", "nul-1", "index.html"] {
            assert!(!is_device_name(name), "{name}");
        }
    }
}
