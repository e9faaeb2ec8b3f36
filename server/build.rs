//! Builds the browser's part into the server's one binary. All of the work is in `app/bundle`.

fn main() -> Result<(), bundle::Trouble> {
    bundle::build()
}
