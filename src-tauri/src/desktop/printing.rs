//! What the window has for print, as a PDF in a file. It is handed to no printer: to look for one, GTK asks a print server
//! and the neighbourhood, over the network.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use gtk::glib;
use gtk::prelude::GtkSettingsExt as _;
use gtk::{PageSetup, PrintSettings, Unit};
use tauri::WebviewWindow;
use webkit2gtk::{PrintOperation, PrintOperationExt as _, WebView};

/// The margins of a page.
const MARGIN_MM: f64 = 20.0;

/// Begins to print the document to a file. What it gives is told once, when the file is written or why it is not.
///
/// # Errors
/// If the window is gone.
pub fn print_to(window: &WebviewWindow, file: &Path) -> tauri::Result<Receiver<Result<(), String>>> {
    let (tell, told) = channel();
    let file = glib::filename_to_uri(file, None).map_err(|error| std::io::Error::other(error.to_string()))?;
    window.with_webview(move |platform| {
        let print = operation(&platform.inner(), &file);
        let done = tell.clone();
        print.connect_finished(move |_| drop(done.send(Ok(()))));
        print.connect_failed(move |_, error| drop(tell.send(Err(error.to_string()))));
        print.print();
    })?;
    Ok(told)
}

fn operation(view: &WebView, file: &str) -> PrintOperation {
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_print_backends(Some("file"));
    }
    let settings = PrintSettings::new();
    // GTK knows its printer that is a file by the name it shows.
    settings.set_printer(&glib::dgettext(Some("gtk30"), "Print to File"));
    settings.set("output-file-format", Some("pdf"));
    settings.set("output-uri", Some(file));
    let page = PageSetup::new();
    page.set_top_margin(MARGIN_MM, Unit::Mm);
    page.set_bottom_margin(MARGIN_MM, Unit::Mm);
    page.set_left_margin(MARGIN_MM, Unit::Mm);
    page.set_right_margin(MARGIN_MM, Unit::Mm);
    let print = PrintOperation::new(view);
    print.set_print_settings(&settings);
    print.set_page_setup(&page);
    print
}
