//! A key is an argument of another program.
//!
//! ## What it does
//!
//! Reports variables of the environment with the names of secrets that are put into the arguments or the command line of a program that
//! is started. The environment and the standard input of the program are not reported.
//!
//! ## Why it matters
//!
//! The arguments of a program can be read by every user of the machine while it runs, and stand in process lists, audit logs and crash
//! reports.
//!
//! ## Example
//!
//! ```python
//! subprocess.run(["curl", "-H", f"Authorization: Bearer {os.environ['SPEECH_API_KEY']}", url])
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post(url, headers={"Authorization": f"Bearer {os.environ['SPEECH_API_KEY']}"}, timeout=30)
//! ```

use super::integration::{Project, finding, integration_lint, is_production};
use super::public_env_secret::is_secret_name;
use crate::model::{Exit, Finding, Level};

integration_lint!(KeyInProcessArgs, "key-in-process-args", Note, Security, "key_in_process_args.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f)) {
        for given in file.exited.iter().filter(|e| e.to == Exit::Process) {
            let named = (given.what.as_str(), given.literal.as_ref());
            let Some(value) = project.secret_value(named, is_secret_name) else { continue };
            let message = format!("{value} is an argument of another program");
            let mut f = finding(file, &given.spot, lint, message, "can be read in the list of processes");
            f.help.push("hand it over in the environment or the standard input of the program".into());
            out.push(f);
        }
    }
}
