//! One QuickJS with ECharts in it, on a thread of its own: a runtime is not shared between threads, and loading one takes a tenth of a
//! second. Charts are drawn once a release, so one after the other is soon enough.

use super::ChartError;
use rquickjs::{CatchResultExt, Context, Ctx, Function, Runtime};
use std::sync::mpsc;
use tokio::sync::oneshot;

const ECHARTS: &str = include_str!("../../assets/echarts/echarts.min.js");
const DRAW: &str = include_str!("draw.js");
/// ECharts and a chart take about 10 MB; a mistake must not take the server's memory.
const MEMORY: usize = 128 << 20;
/// QuickJS counts the C stack it runs on: it must be told less than the thread has.
const STACK: usize = 4 << 20;

/// The way to the thread.
#[derive(Clone, Debug)]
pub(super) struct Engine(mpsc::Sender<Job>);

struct Job {
    option: String,
    width: f64,
    height: f64,
    reply: oneshot::Sender<Result<String, ChartError>>,
}

impl Engine {
    /// Starts the thread and waits until ECharts is loaded.
    pub(super) fn start() -> Result<Self, ChartError> {
        let (jobs, queue) = mpsc::channel();
        let (ready, loaded) = mpsc::sync_channel(1);
        std::thread::Builder::new().name("charts".into()).stack_size(2 * STACK).spawn(move || match load() {
            // A caller that stopped waiting wants neither the answer nor a chart.
            Ok(context) => {
                if ready.send(Ok(())).is_ok() {
                    serve(&context, &queue);
                }
            }
            Err(error) => drop(ready.send(Err(error))),
        })?;
        loaded.recv().map_err(|_| ChartError::Stopped)??;
        Ok(Self(jobs))
    }

    /// Draws an ECharts option (JSON); gives the SVG's elements (JSON).
    pub(super) async fn draw(&self, option: String, width: f64, height: f64) -> Result<String, ChartError> {
        let (reply, answer) = oneshot::channel();
        let job = Job { option, width, height, reply };
        self.0.send(job).map_err(|_| ChartError::Stopped)?;
        answer.await.map_err(|_| ChartError::Stopped)?
    }
}

fn load() -> Result<Context, ChartError> {
    let script = |error: rquickjs::Error| ChartError::Script(error.to_string());
    let runtime = Runtime::new().map_err(script)?;
    runtime.set_memory_limit(MEMORY);
    runtime.set_max_stack_size(STACK);
    let context = Context::full(&runtime).map_err(script)?;
    context.with(|ctx| {
        for source in [DRAW, ECHARTS] {
            caught(&ctx, ctx.eval::<(), _>(source))?;
        }
        Ok(context.clone())
    })
}

fn serve(context: &Context, queue: &mpsc::Receiver<Job>) {
    for Job { option, width, height, reply } in queue {
        let drawn = context.with(|ctx| {
            let draw: Function = caught(&ctx, ctx.globals().get("draw"))?;
            caught(&ctx, draw.call((option, width, height)))
        });
        // The asker may have gone.
        drop(reply.send(drawn));
    }
}

/// Turns a JavaScript exception into its text.
fn caught<'js, T>(ctx: &Ctx<'js>, result: rquickjs::Result<T>) -> Result<T, ChartError> {
    result.catch(ctx).map_err(|error| ChartError::Script(error.to_string()))
}
