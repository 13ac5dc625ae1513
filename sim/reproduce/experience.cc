// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/experience.h"

#include "analysis/trace/write-table.h"
#include "models/dialer/ras-error.h"
#include "sim/sweep/worker-pool.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/trace-files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <optional>

namespace pptplab::sim
{

namespace
{

using Json = nlohmann::ordered_json;

/// More of a call than a reader of the report follows; the files have them all.
constexpr std::size_t kMostFrames = 24;

/// Which call is to be shown.
struct Subject
{
    std::size_t cell = 0;
    Outcome outcome{};
    double share = 0;
};

bool
HasPackets(const Outcomes& cell)
{
    return cell.summary.engine == kEngineNames[static_cast<std::size_t>(Engine::Packet)];
}

/// Of each outcome the cell where the largest share met it.
std::vector<Subject>
SubjectsIn(const FileResult& file)
{
    std::vector<Subject> subjects;
    for (std::size_t i = static_cast<std::size_t>(Outcome::ConnectedNoData); i < kOutcomes; ++i)
    {
        Subject best{0, static_cast<Outcome>(i), 0};
        for (std::size_t cell = 0; cell < file.cells.size(); ++cell)
        {
            const auto* share = file.cells[cell].summary.Find(NameOf(best.outcome));
            if (HasPackets(file.cells[cell]) && share != nullptr && share->value > best.share)
            {
                best.cell = cell;
                best.share = share->value;
            }
        }
        if (best.share > 0)
        {
            subjects.push_back(best);
        }
    }
    return subjects;
}

/// Keeps the error of the first attempt with that outcome, and what the servers wrote before.
class Witness final : public Observer
{
  public:
    explicit Witness(Outcome outcome) : m_outcome(outcome) {}

    void OnAttempt(const Attempt& attempt) override
    {
        if (attempt.outcome == m_outcome && !m_error)
        {
            m_error = attempt.rasError;
        }
    }

    void OnServerEvent(const ServerEvent& event) override
    {
        m_events[std::to_string(event.number)] = event.text;
    }

    Json Told() const { return {{"error", m_error.value_or(0)}, {"events", m_events}}; }

  private:
    Outcome m_outcome;
    std::optional<std::uint16_t> m_error;
    Json m_events = Json::object();
};

/// Runs until the call is over and writes its files; what is to be told of it, as JSON.
std::string
Recorded(const Scenario& scenario,
         Outcome outcome,
         const std::filesystem::path& folder,
         const std::string& name)
{
    Witness witness(outcome);
    const auto call = FirstCallOf(scenario, outcome, witness);
    if (!call)
    {
        return {};
    }
    const analysis::FrameTable table = FramesOf(*call);
    WriteTrace(folder, name, table, &call->capture);
    Json told = witness.Told();
    told["frames"] = Json::array();
    told["all"] = table.rows.size();
    for (const analysis::Row& row : table.rows)
    {
        if (told["frames"].size() == kMostFrames)
        {
            break;
        }
        told["frames"].push_back({std::to_string(row.number),
                                  fmt::format("{:.3f}", ToSeconds(row.time)),
                                  row.from,
                                  row.to,
                                  row.Top().protocol + " " + analysis::SummaryOf(row)});
    }
    return told.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string
CellText(const Settings& settings)
{
    std::string text;
    for (const Setting& setting : settings)
    {
        text +=
            fmt::format("{}{} = {}", text.empty() ? "" : ", ", setting.key, Label(setting.value));
    }
    return text;
}

/// Collects what the workers told.
class Collector final : public PoolObserver
{
  public:
    explicit Collector(std::vector<Experience>& experiences) : m_experiences(experiences) {}

    void OnDone(std::size_t task, const std::string& result) override
    {
        if (result.empty())
        {
            return;
        }
        const Json told = Json::parse(result);
        Experience& experience = m_experiences.at(task);
        experience.error = told.at("error");
        for (const auto& [number, text] : told.at("events").items())
        {
            experience.events.emplace_back(std::stoul(number), text);
        }
        experience.frames = told.at("frames").get<std::vector<std::vector<std::string>>>();
        experience.allFrames = told.at("all");
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        std::cerr << fmt::format(
            "no trace of {}: {}\n", NameOf(m_experiences.at(task).outcome), reason);
    }

  private:
    std::vector<Experience>& m_experiences;
};

} // namespace

std::vector<Experience>
ExperiencesOf(const FileResult& file, const std::filesystem::path& folder)
{
    const auto subjects = SubjectsIn(file);
    const std::string stem = std::filesystem::path(file.experiment.file).stem().string();
    std::vector<Experience> experiences;
    for (const Subject& subject : subjects)
    {
        Experience& each = experiences.emplace_back();
        each.cell = CellText(file.cells[subject.cell].settings);
        each.outcome = subject.outcome;
        each.trace = fmt::format("{}-{}", stem, NameOf(subject.outcome));
    }
    const auto work = [&](std::size_t task) {
        const Subject& subject = subjects[task];
        const Scenario scenario =
            file.experiment.ReadCell(file.cells[subject.cell].settings).scenario;
        return Recorded(scenario, subject.outcome, folder, experiences[task].trace);
    };
    Collector collector(experiences);
    const WorkerPool pool{AvailableProcessors(), true};
    return pool.Run(subjects.size(), work, collector) == PoolEnd::AllDone
               ? experiences
               : std::vector<Experience>();
}

analysis::Table
ExperienceTable(const std::vector<Experience>& experiences)
{
    using analysis::Align;
    analysis::Table table{"What the callers saw, and what the servers wrote until then",
                          {{"outcome", Align::Left},
                           {"error", Align::Right},
                           {"message", Align::Left},
                           {"events", Align::Left},
                           {"trace, .txt .svg .pcap", Align::Left},
                           {"in the cell", Align::Left}},
                          {}};
    for (const Experience& each : experiences)
    {
        std::string events;
        for (const auto& [number, text] : each.events)
        {
            events += fmt::format("{}{}: {}", events.empty() ? "" : " ", number, text);
        }
        const bool told = each.error != 0;
        table.rows.push_back(
            {std::string(NameOf(each.outcome)),
             told ? std::to_string(each.error) : std::string("none"),
             told ? std::string(dialer::RasErrorText(each.error).value_or("Access is denied."))
                  : std::string("connected"),
             events.empty() ? std::string("none") : events,
             each.trace,
             each.cell.empty() ? std::string("the only one") : each.cell});
    }
    return table;
}

analysis::Table
FrameTableOf(const Experience& experience)
{
    using analysis::Align;
    analysis::Table table{fmt::format("A call that ended as {}{}",
                                      NameOf(experience.outcome),
                                      experience.allFrames > experience.frames.size()
                                          ? fmt::format(": the first {} of {} frames",
                                                        experience.frames.size(),
                                                        experience.allFrames)
                                          : std::string()),
                          {{"frame", Align::Right},
                           {"s", Align::Right},
                           {"from", Align::Left},
                           {"to", Align::Left},
                           {"what", Align::Left}},
                          {}};
    for (const auto& frame : experience.frames)
    {
        table.rows.emplace_back(frame.begin(), frame.end());
    }
    return table;
}

} // namespace pptplab::sim
