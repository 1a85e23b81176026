//! The Undercurrent window: a thin Tauri shell. Commands convert and delegate; what a journal is, `journal` knows.

mod backing_up;
mod clock;
mod commands;
mod desktop;
mod error;
mod keychain;
mod meaning;
mod options;
mod placement;
mod secret;
mod state;
mod tries;
mod views;
mod window;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::{App, Manager as _, RunEvent};

use meaning::Meaning;
use options::Options;
use state::Shell;

/// A command waits on its thread for the journal, the disk or a dialog. So there are more threads than cores: one that
/// waits must not keep others from answering.
const COMMANDS_AT_ONCE: usize = 8;

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    if let Err(refused) = journal::vault::shield_process() {
        eprintln!("{refused}");
    }
    let threads =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(COMMANDS_AT_ONCE).enable_all().build() {
            Ok(threads) => threads,
            Err(problem) => {
                eprintln!("The program could not start its threads: {problem}");
                return ExitCode::FAILURE;
            }
        };
    tauri::async_runtime::set(threads.handle().clone());
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::all().invoke_handler())
        .on_window_event(window::on_event)
        .build(tauri::generate_context!());
    let opened = built.map_err(Into::into).and_then(|app| set_up(&app, options).map(|()| app));
    match opened {
        Ok(app) => {
            app.run(|_, event| {
                if let RunEvent::Exit = event {
                    desktop::clear_clipboard();
                }
            });
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("The window could not be opened: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &App, options: Options) -> Result<(), Box<dyn std::error::Error>> {
    let folder = match options.journal {
        Some(folder) => folder,
        None => app.path().app_data_dir()?,
    };
    let beside: Vec<PathBuf> = app.path().resource_dir().into_iter().collect();
    app.manage(Shell::new(folder, Meaning::new(embed::locate(&beside))));
    if options.sample {
        state::of(app.handle()).open_sample().map_err(|error| error.message)?;
    }
    worker::start(app.handle().clone())?;
    backing_up::start(app.handle().clone())?;
    desktop::watch(app.handle().clone())?;
    window::open(app)
}
