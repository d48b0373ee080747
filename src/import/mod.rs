//! A list someone sent to facility entries: bytes in, values out.
