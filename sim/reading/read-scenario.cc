// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/read-scenario.h"

#include "sim/load/automatic-warm-up.h"
#include "sim/plan/scenario-plan.h"
#include "sim/reading/finish-group.h"
#include "sim/reading/ns3-attributes.h"
#include "sim/reading/section-reader.h"
#include "sim/scenario/forms/warm-up-form.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/rules/addressing-rules.h"
#include "sim/scenario/rules/farm-rules.h"
#include "sim/scenario/rules/validate.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::reading
{

namespace
{

// Tables of a file; those of an experiment are taken out before, but a misspelt one arrives here.
constexpr std::array<std::string_view, 14> kSections = {"question",
                                                        "scenario",
                                                        "server",
                                                        "clients",
                                                        "topology",
                                                        "probe",
                                                        "firewall",
                                                        "nat",
                                                        "link",
                                                        "attributes",
                                                        "sweep",
                                                        "expect",
                                                        "plot",
                                                        "compare"};

/// Whether the network can be built, and the places that rules and failures name are in it.
std::vector<scenario::Violation>
ProblemsOfPlaces(const scenario::Scenario& scenario, std::vector<std::string>& notes)
{
    std::vector<scenario::Violation> violations;
    const auto plan = plan::NetworkPlan::Make(plan::PlanOptionsOf(scenario));
    if (!plan)
    {
        return {plan.Error()};
    }
    const std::vector<std::string>& ofMap = plan.Value().Notes();
    notes.insert(notes.end(), ofMap.begin(), ofMap.end());
    for (const auto& problems : {plan.Value().ProblemsOf(scenario.firewall),
                                 plan.Value().ProblemsOf(scenario.nats),
                                 plan.Value().ProblemsOf(scenario.links),
                                 plan.Value().ProblemsOf(scenario.probes)})
    {
        violations.insert(violations.end(), problems.begin(), problems.end());
    }
    return violations;
}

/// Reads a whole scenario, section by section.
class Reader
{
  public:
    ScenarioReading Read(const scenario::Value::Table& root)
    {
        m_engine = EngineOf(root);
        TellUnknownSections(root);
        SectionReader scenario("scenario", m_engine, m_reading);
        scenario.Read(
            Section(root, "scenario"), scenario::TheSchema().scenario, m_reading.scenario);
        SectionReader topology("topology", m_engine, m_reading);
        topology.Read(
            Section(root, "topology"), scenario::TheSchema().topology, m_reading.scenario);
        ReadServer(Section(root, "server"));
        ReadClients(scenario::Find(root, "clients"));
        if (m_reading.scenario.warmUp == scenario::WarmUpForm::kAuto)
        {
            m_reading.scenario.warmUp = load::AutomaticWarmUp(m_reading.scenario);
        }
        ReadList(root, "probe", scenario::TheSchema().probe, m_reading.scenario.probes);
        ReadList(root, "firewall", scenario::TheSchema().firewall, m_reading.scenario.firewall);
        ReadList(root, "nat", scenario::TheSchema().nat, m_reading.scenario.nats);
        ReadList(root, "link", scenario::TheSchema().link, m_reading.scenario.links);
        ReadAttributes(Section(root, "attributes"));
        if (m_reading.problems.empty())
        {
            TellViolations(root);
        }
        return std::move(m_reading);
    }

  private:
    /// The engine decides what other keys mean, so it is read first; mistakes are told later.
    static scenario::Engine EngineOf(const scenario::Value::Table& root)
    {
        const scenario::Value section = Section(root, "scenario");
        const scenario::Value* engine =
            section.AsTable() == nullptr ? nullptr : scenario::Find(*section.AsTable(), "engine");
        const bool packet =
            engine != nullptr && engine->String() != nullptr && *engine->String() == "packet";
        return packet ? scenario::Engine::Packet : scenario::Engine::Call;
    }

    /// An absent section is an empty one: its required keys are told.
    static scenario::Value Section(const scenario::Value::Table& root, std::string_view name)
    {
        const scenario::Value* found = scenario::Find(root, name);
        return found == nullptr ? scenario::Value{scenario::Value::Table{},
                                                  scenario::Place{scenario::Origin::File, 0}}
                                : *found;
    }

    void TellUnknownSections(const scenario::Value::Table& root)
    {
        const std::vector<std::string> known(kSections.begin(), kSections.end());
        for (const scenario::Entry& entry : root)
        {
            if (std::find(known.begin(), known.end(), entry.key) == known.end())
            {
                m_reading.problems.push_back(
                    {entry.value.place,
                     fmt::format("unknown section {}; the nearest of {} is {}",
                                 entry.key,
                                 scenario::Joined(known),
                                 scenario::Nearest(entry.key, known))});
            }
        }
    }

    void ReadServer(const scenario::Value& section)
    {
        scenario::ServerSpec& server = m_reading.scenario.server;
        SectionReader reader("server", m_engine, m_reading);
        reader.Read(section, scenario::TheSchema().server, server);
        FinishAddresses(section, reader);
        server.ras.boundProtocols = scenario::BindingsOf(server.bound, server.ras.ports);
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        scenario::ApplyPreset(given, server.access);
        for (const scenario::Violation& problem : scenario::FinishFarm(given, server))
        {
            reader.Tell(PlaceWithin(section, problem.key), problem.key, problem.text);
        }
        ReadSetUpTime(section, reader);
    }

    void FinishAddresses(const scenario::Value& section, SectionReader& reader)
    {
        std::vector<scenario::Violation> violations;
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        scenario::FinishAddressing(given, m_reading.scenario.server, violations);
        for (const scenario::Violation& violation : violations)
        {
            reader.Tell(PlaceWithin(section, violation.key), violation.key, violation.text);
        }
    }

    void ReadSetUpTime(const scenario::Value& section, SectionReader& reader)
    {
        auto& setupTime = m_reading.scenario.server.setupTime;
        const bool given = reader.WasGiven("setup_time");
        const scenario::Place place =
            given ? scenario::Find(*section.AsTable(), "setup_time")->place : section.place;
        if (m_engine == scenario::Engine::Packet && given && setupTime)
        {
            reader.Tell(place,
                        "setup_time",
                        "is for the call engine only: the packet engine measures it; leave it out "
                        "or write \"measured\"");
        }
        if (m_engine == scenario::Engine::Call && !setupTime)
        {
            reader.Tell(place, "setup_time", "= \"measured\" needs scenario.engine = \"packet\"");
        }
        if (m_engine == scenario::Engine::Packet)
        {
            setupTime.reset();
        }
    }

    void ReadClients(const scenario::Value* groups)
    {
        const auto* list = groups == nullptr ? nullptr : groups->AsList();
        if (list == nullptr || list->empty())
        {
            const scenario::Place place =
                groups == nullptr ? scenario::Place{scenario::Origin::File, 0} : groups->place;
            m_reading.problems.push_back(
                {place, "clients: at least one group, opened by [[clients]], is required"});
            return;
        }
        for (const scenario::Value& group : *list)
        {
            ReadGroup(group);
        }
    }

    /// A section of which there may be several, each opened by [[name]].
    template <typename Section>
    void ReadList(const scenario::Value::Table& root,
                  const std::string& name,
                  const std::vector<scenario::Key<Section>>& keys,
                  std::vector<Section>& sections)
    {
        const scenario::Value* found = scenario::Find(root, name);
        if (found == nullptr)
        {
            return;
        }
        if (found->AsList() == nullptr)
        {
            m_reading.problems.push_back(
                {found->place, fmt::format("{0} must be a list, each opened by [[{0}]]", name)});
            return;
        }
        for (const scenario::Value& table : *found->AsList())
        {
            if (m_engine == scenario::Engine::Call)
            {
                m_reading.problems.push_back(
                    {table.place,
                     fmt::format("{} needs scenario.engine = \"packet\": the call engine has no "
                                 "packets",
                                 name)});
                return;
            }
            SectionReader reader(name, m_engine, m_reading);
            reader.Read(table, keys, sections.emplace_back());
        }
    }

    void ReadGroup(const scenario::Value& table)
    {
        const auto* entries = table.AsTable();
        const scenario::Value* name =
            entries == nullptr ? nullptr : scenario::Find(*entries, "name");
        const bool named = name != nullptr && name->String() != nullptr;
        SectionReader reader(named ? "clients." + *name->String() : "clients", m_engine, m_reading);
        scenario::ClientGroup group;
        reader.Read(table, scenario::TheSchema().clients, group);
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        scenario::ApplyPreset(given, group.access);
        for (const GroupProblem& problem : FinishGroup(given, group))
        {
            reader.Tell(PlaceWithin(table, problem.key), problem.key, problem.text);
        }
        CheckTraffic(table, reader);
        for (const std::string& note : group.traceNotes)
        {
            m_reading.notes.push_back(fmt::format("clients.{}.trace: {}", group.calls.name, note));
        }
        m_reading.scenario.clients.push_back(std::move(group));
    }

    /// Where the key of a section is written, or else the section.
    static scenario::Place PlaceWithin(const scenario::Value& section, const std::string& key)
    {
        const scenario::Value* at = &section;
        for (const std::string& part : scenario::PathParts(key))
        {
            const scenario::Value* child =
                at->AsTable() == nullptr ? nullptr : scenario::Find(*at->AsTable(), part);
            if (child == nullptr)
            {
                break;
            }
            at = child;
        }
        return at->place;
    }

    static void CheckTraffic(const scenario::Value& table, SectionReader& reader)
    {
        const bool any = reader.WasGiven("traffic.size") || reader.WasGiven("traffic.direction");
        if (any && !reader.WasGiven("traffic.rate"))
        {
            reader.Tell(table.place, "traffic.rate", "is required where there is traffic");
        }
    }

    void ReadAttributes(const scenario::Value& section)
    {
        const auto* table = section.AsTable();
        if (table == nullptr)
        {
            m_reading.problems.push_back({section.place, "attributes must be a table"});
            return;
        }
        for (const scenario::Entry& entry : *table)
        {
            const auto* text = entry.value.String();
            if (entry.value.AsList() != nullptr || entry.value.AsTable() != nullptr)
            {
                m_reading.problems.push_back(
                    {entry.value.place,
                     fmt::format("attributes.{} must be a text, number or flag", entry.key)});
            }
            const scenario::AttributeSetting attribute{
                entry.key, text != nullptr ? *text : scenario::ToToml(entry.value)};
            if (const auto wrong = WrongAttribute(attribute))
            {
                m_reading.problems.push_back(
                    {entry.value.place, fmt::format("attributes.{} {}", entry.key, *wrong)});
            }
            m_reading.scenario.attributes.push_back(attribute);
        }
        if (m_engine == scenario::Engine::Call && !table->empty())
        {
            m_reading.problems.push_back(
                {section.place,
                 "attributes are ns-3's and need scenario.engine = \"packet\"; the call engine has "
                 "no ns-3 in it"});
        }
    }

    void TellViolations(const scenario::Value::Table& root)
    {
        std::vector<scenario::Violation> violations = scenario::Validate(m_reading.scenario);
        if (m_engine == scenario::Engine::Packet && violations.empty())
        {
            violations = ProblemsOfPlaces(m_reading.scenario, m_reading.notes);
        }
        for (const scenario::Violation& violation : violations)
        {
            m_reading.problems.push_back(
                {scenario::PlaceOf(root, violation.key), violation.key + " " + violation.text});
        }
    }

    scenario::Engine m_engine = scenario::Engine::Call;
    ScenarioReading m_reading;
};

} // namespace

ScenarioReading
ReadScenario(const scenario::Value::Table& root)
{
    return Reader().Read(root);
}

} // namespace pptplab::sim::reading
