//! Disk to sources: walks the site's folder, reads and decodes its files.
