// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/run-worker.h"

#include "sim/run/call-rows.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

std::string
Packed(Parcel parcel, const std::string& content)
{
    return static_cast<char>(parcel) + content;
}

std::string
Packed(Parcel parcel, const std::string& trouble, const std::string& content)
{
    return Packed(parcel, trouble + std::string(1, '\0') + content);
}

} // namespace

std::string
RunAndPack(const scenario::Scenario& scenario,
           std::size_t replication,
           std::size_t events,
           const WorkerFiles& files)
{
    run::LogRecorder log(scenario, events);
    const auto counted = [&log](analysis::Replication done) {
        return run::ToOctets({std::move(done), log.Log()});
    };
    std::optional<run::CallRows> rows;
    std::optional<run::PictureRecorder> pictures;
    std::vector<run::Follower*> followers;
    if (files.calls)
    {
        followers.push_back(&rows.emplace(scenario, replication, *files.calls));
    }
    if (files.pictures)
    {
        followers.push_back(&pictures.emplace(scenario, files.pictures->stretch));
    }
    try
    {
        const auto done =
            run::RunReplication(scenario, replication, files.captures, &log, followers);
        if (const std::error_code error = rows ? rows->Finish() : std::error_code{})
        {
            return Packed(Parcel::CutOff, "--calls: " + error.message(), counted(done));
        }
        try
        {
            if (pictures)
            {
                pictures->WritePictures(files.pictures->folder, files.pictures->slide);
            }
        }
        catch (const analysis::PlotError& error)
        {
            return Packed(Parcel::NoPicture, error.what(), counted(done));
        }
        return Packed(Parcel::Replication, counted(done));
    }
    catch (const scenario::BadInput& error)
    {
        return Packed(Parcel::NoCapture, error.what());
    }
    catch (const run::CutOffCapture& error)
    {
        return Packed(Parcel::CutOff, error.what(), counted(error.counted));
    }
}

} // namespace pptplab::sim::commands
