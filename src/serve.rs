//! The preview: builds apart from the published folder, serves on 127.0.0.1, watches and reloads.
