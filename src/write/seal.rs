//! The form of what we keep for ourselves: a line that names what it is, the hash of the rest, the rest.

/// Bytes to be kept, given in parts; `format` is the line that names them, and another form has another line.
pub fn sealed<'a>(format: &[u8], parts: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<u8> {
    let size: usize = parts.clone().map(<[u8]>::len).sum();
    let start = format.len() + blake3::OUT_LEN;
    let mut bytes = Vec::with_capacity(start + size);
    bytes.extend_from_slice(format);
    bytes.extend_from_slice(&[0; blake3::OUT_LEN]);
    parts.for_each(|part| bytes.extend_from_slice(part));
    let sum = blake3::hash(&bytes[start..]);
    bytes[format.len()..start].copy_from_slice(sum.as_bytes());
    bytes
}

/// What was kept; `None` when it is of another form, or is not whole.
pub fn unsealed<'a>(format: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (sum, body) = bytes.strip_prefix(format)?.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    (blake3::hash(body).as_bytes() == sum).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_whole_is_read_and_nothing_else() {
        let bytes = sealed(b"a 1\n", [&b"b"[..], b"", b"cd"].into_iter());
        assert_eq!(unsealed(b"a 1\n", &bytes), Some(&b"bcd"[..]));
        assert_eq!(unsealed(b"a 2\n", &bytes), None);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert_eq!(unsealed(b"a 1\n", &broken), None, "byte {at}");
            assert_eq!(unsealed(b"a 1\n", &bytes[..at]), None, "cut at {at}");
        }
    }
}
