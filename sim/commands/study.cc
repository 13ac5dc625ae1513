// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/experiment/catalogue.h"
#include "sim/files/output-folder.h"
#include "sim/scenario/values/problem.h"
#include "sim/study/document.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace pptplab::sim::commands
{

namespace
{

struct StudyOptions
{
    std::string out = "study";
    unsigned jobs = workers::AvailableProcessors();
    bool quick = false;
};

/// Where the services and the text of the study are.
std::filesystem::path
StudyFolder()
{
    const auto folder = experiment::ExperimentsFolder() / "service-packs/study";
    if (!std::filesystem::is_regular_file(folder / "text.md"))
    {
        throw scenario::BadInput(
            fmt::format("{} has no text.md, from which a study is written", folder.string()));
    }
    return folder;
}

analysis::Store
StoreOf(const std::string& service,
        const std::filesystem::path& out,
        analysis::Store::Access access)
{
    return analysis::Store::Open((out / (service + ".db")).string(), access);
}

ExitCode
Study(const StudyOptions& options)
{
    const std::filesystem::path folder = StudyFolder();
    const std::filesystem::path out = options.out;
    files::MakeFolder(out);
    const workers::Interrupts interrupts;
    campaign::CampaignOutcome all;
    std::vector<study::Service> services;
    for (const std::string_view each : study::kServices)
    {
        const std::string name(each);
        const auto file = folder / (name + ".toml");
        auto store = StoreOf(name, out, analysis::Store::Access::Write);
        all += study::RunService(
            file, {options.jobs, options.quick, ::isatty(STDERR_FILENO) == 1}, store, std::cerr);
        if (all.interrupted || workers::Interrupts::Pending())
        {
            std::cerr << "interrupted; the same command goes on from here\n";
            return ExitCode::Interrupted;
        }
        if (all.failed > 0)
        {
            std::cerr << fmt::format("no study: {} replications of {} failed\n", all.failed, name);
            return ExitCode::Negative;
        }
        services.push_back(study::ReadService(file, store));
    }
    const std::string command = fmt::format("pptplab study{}", options.quick ? " --quick" : "");
    study::WriteStudy(services, {folder / "text.md", command}, out);
    std::cout << fmt::format("{} days simulated, {} found in the databases\nstudy: {}\n",
                             all.run,
                             all.skipped,
                             (out / "study.html").string());
    return ExitCode::Done;
}

} // namespace

void
AddStudy(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "study", "what PPTP on NT 4.0 cost its callers: three services, and a page to cite");
    auto options = std::make_shared<StudyOptions>();
    command
        ->add_option("--out",
                     options->out,
                     "folder for the page, the same as Markdown, pictures, cells and databases")
        ->type_name("DIR")
        ->capture_default_str();
    AddJobs(*command, options->jobs);
    command->add_flag("--quick", options->quick, "a tenth of the days: wider intervals");
    Introduce(*command, kSeeTheFailures, {"study --quick", "study --quick --out pages"});
    command->callback([&chosen, options] { chosen = [options] { return Study(*options); }; });
}

} // namespace pptplab::sim::commands
