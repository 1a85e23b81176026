//! A window of the same framework with one word in it and nothing behind it: what `cargo xtask bench start` measures the
//! app's own start against.

use tauri::http::Response;
use tauri::{Builder, WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><title>Bare</title><h1>Bare</h1>";

fn main() -> Result<(), tauri::Error> {
    let builder = Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            let mut page = Response::new(PAGE);
            page.headers_mut().insert("content-type", tauri::http::HeaderValue::from_static("text/html"));
            page
        })
        .setup(|app| {
            let page = WebviewUrl::CustomProtocol("bare://localhost/".parse()?);
            WebviewWindowBuilder::new(app, "bare", page).inner_size(1280.0, 800.0).incognito(true).build()?;
            Ok(())
        });
    builder.run(tauri::generate_context!())
}
