//! Has the package compiled anew when a file of the built-in theme is added, changed or removed.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=themes/default");
}
