//! The compact codec of checked values; decodes only bytes whose checksum holds.
