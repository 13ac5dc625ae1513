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

namespace pptplab::sim
{

namespace
{

// Those of an experiment are taken out before, but a misspelt one arrives here.
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
std::vector<Violation>
ProblemsOfPlaces(const Scenario& scenario)
{
    std::vector<Violation> violations;
    const auto plan = NetworkPlan::Make(PlanOptionsOf(scenario));
    if (!plan)
    {
        return {plan.Error()};
    }
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
    ScenarioReading Read(const Value::Table& root)
    {
        m_engine = EngineOf(root);
        TellUnknownSections(root);
        SectionReader scenario("scenario", m_engine, m_reading);
        scenario.Read(Section(root, "scenario"), TheSchema().scenario, m_reading.scenario);
        SectionReader topology("topology", m_engine, m_reading);
        topology.Read(Section(root, "topology"), TheSchema().topology, m_reading.scenario);
        ReadServer(Section(root, "server"));
        ReadClients(Find(root, "clients"));
        if (m_reading.scenario.warmUp == WarmUpForm::kAuto)
        {
            m_reading.scenario.warmUp = AutomaticWarmUp(m_reading.scenario);
        }
        ReadList(root, "probe", TheSchema().probe, m_reading.scenario.probes);
        ReadList(root, "firewall", TheSchema().firewall, m_reading.scenario.firewall);
        ReadList(root, "nat", TheSchema().nat, m_reading.scenario.nats);
        ReadList(root, "link", TheSchema().link, m_reading.scenario.links);
        ReadAttributes(Section(root, "attributes"));
        if (m_reading.problems.empty())
        {
            TellViolations(root);
        }
        return std::move(m_reading);
    }

  private:
    /// The engine decides what other keys mean, so it is read first; mistakes are told later.
    static Engine EngineOf(const Value::Table& root)
    {
        const Value section = Section(root, "scenario");
        const Value* engine =
            section.AsTable() == nullptr ? nullptr : Find(*section.AsTable(), "engine");
        const bool packet =
            engine != nullptr && engine->String() != nullptr && *engine->String() == "packet";
        return packet ? Engine::Packet : Engine::Call;
    }

    /// An absent section is an empty one: its required keys are told.
    static Value Section(const Value::Table& root, std::string_view name)
    {
        const Value* found = Find(root, name);
        return found == nullptr ? Value{Value::Table{}, Place{Origin::File, 0}} : *found;
    }

    void TellUnknownSections(const Value::Table& root)
    {
        const std::vector<std::string> known(kSections.begin(), kSections.end());
        for (const Entry& entry : root)
        {
            if (std::find(known.begin(), known.end(), entry.key) == known.end())
            {
                m_reading.problems.push_back(
                    {entry.value.place,
                     fmt::format("unknown section {}; the nearest of {} is {}",
                                 entry.key,
                                 Joined(known),
                                 Nearest(entry.key, known))});
            }
        }
    }

    void ReadServer(const Value& section)
    {
        ServerSpec& server = m_reading.scenario.server;
        SectionReader reader("server", m_engine, m_reading);
        reader.Read(section, TheSchema().server, server);
        FinishAddresses(section, reader);
        server.ras.boundProtocols = BindingsOf(server.bound, server.ras.ports);
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        ApplyPreset(given, server.access);
        for (const Violation& problem : FinishFarm(given, server))
        {
            reader.Tell(PlaceWithin(section, problem.key), problem.key, problem.text);
        }
        ReadSetUpTime(section, reader);
    }

    void FinishAddresses(const Value& section, SectionReader& reader)
    {
        std::vector<Violation> violations;
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        FinishAddressing(given, m_reading.scenario.server, violations);
        for (const Violation& violation : violations)
        {
            reader.Tell(PlaceWithin(section, violation.key), violation.key, violation.text);
        }
    }

    void ReadSetUpTime(const Value& section, SectionReader& reader)
    {
        auto& setupTime = m_reading.scenario.server.setupTime;
        const bool given = reader.WasGiven("setup_time");
        const Place place = given ? Find(*section.AsTable(), "setup_time")->place : section.place;
        if (m_engine == Engine::Packet && given && setupTime)
        {
            reader.Tell(place,
                        "setup_time",
                        "is for the call engine only: the packet engine measures it; leave it out "
                        "or write \"measured\"");
        }
        if (m_engine == Engine::Call && !setupTime)
        {
            reader.Tell(place, "setup_time", "= \"measured\" needs scenario.engine = \"packet\"");
        }
        if (m_engine == Engine::Packet)
        {
            setupTime.reset();
        }
    }

    void ReadClients(const Value* groups)
    {
        const auto* list = groups == nullptr ? nullptr : groups->AsList();
        if (list == nullptr || list->empty())
        {
            const Place place = groups == nullptr ? Place{Origin::File, 0} : groups->place;
            m_reading.problems.push_back(
                {place, "clients: at least one group, opened by [[clients]], is required"});
            return;
        }
        for (const Value& group : *list)
        {
            ReadGroup(group);
        }
    }

    /// A section of which there may be several, each opened by [[name]].
    template <typename Section>
    void ReadList(const Value::Table& root,
                  const std::string& name,
                  const std::vector<Key<Section>>& keys,
                  std::vector<Section>& sections)
    {
        const Value* found = Find(root, name);
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
        for (const Value& table : *found->AsList())
        {
            if (m_engine == Engine::Call)
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

    void ReadGroup(const Value& table)
    {
        const auto* entries = table.AsTable();
        const Value* name = entries == nullptr ? nullptr : Find(*entries, "name");
        const bool named = name != nullptr && name->String() != nullptr;
        SectionReader reader(named ? "clients." + *name->String() : "clients", m_engine, m_reading);
        ClientGroup group;
        reader.Read(table, TheSchema().clients, group);
        const auto given = [&](std::string_view key) { return reader.WasGiven(key); };
        ApplyPreset(given, group.access);
        for (const GroupProblem& problem : FinishGroup(given, group))
        {
            reader.Tell(PlaceWithin(table, problem.key), problem.key, problem.text);
        }
        CheckTraffic(table, reader);
        m_reading.scenario.clients.push_back(std::move(group));
    }

    /// Where the key of a section is written, or else the section.
    static Place PlaceWithin(const Value& section, const std::string& key)
    {
        const Value* at = &section;
        for (const std::string& part : PathParts(key))
        {
            const Value* child = at->AsTable() == nullptr ? nullptr : Find(*at->AsTable(), part);
            if (child == nullptr)
            {
                break;
            }
            at = child;
        }
        return at->place;
    }

    static void CheckTraffic(const Value& table, SectionReader& reader)
    {
        const bool any = reader.WasGiven("traffic.size") || reader.WasGiven("traffic.direction");
        if (any && !reader.WasGiven("traffic.rate"))
        {
            reader.Tell(table.place, "traffic.rate", "is required where there is traffic");
        }
    }

    void ReadAttributes(const Value& section)
    {
        const auto* table = section.AsTable();
        if (table == nullptr)
        {
            m_reading.problems.push_back({section.place, "attributes must be a table"});
            return;
        }
        for (const Entry& entry : *table)
        {
            const auto* text = entry.value.String();
            if (entry.value.AsList() != nullptr || entry.value.AsTable() != nullptr)
            {
                m_reading.problems.push_back(
                    {entry.value.place,
                     fmt::format("attributes.{} must be a text, number or flag", entry.key)});
            }
            const AttributeSetting attribute{entry.key,
                                             text != nullptr ? *text : ToToml(entry.value)};
            if (const auto wrong = WrongAttribute(attribute))
            {
                m_reading.problems.push_back(
                    {entry.value.place, fmt::format("attributes.{} {}", entry.key, *wrong)});
            }
            m_reading.scenario.attributes.push_back(attribute);
        }
        if (m_engine == Engine::Call && !table->empty())
        {
            m_reading.problems.push_back(
                {section.place,
                 "attributes are ns-3's and need scenario.engine = \"packet\"; the call engine has "
                 "no ns-3 in it"});
        }
    }

    void TellViolations(const Value::Table& root)
    {
        std::vector<Violation> violations = Validate(m_reading.scenario);
        if (m_engine == Engine::Packet && violations.empty())
        {
            violations = ProblemsOfPlaces(m_reading.scenario);
        }
        for (const Violation& violation : violations)
        {
            m_reading.problems.push_back(
                {PlaceOf(root, violation.key), violation.key + " " + violation.text});
        }
    }

    Engine m_engine = Engine::Call;
    ScenarioReading m_reading;
};

} // namespace

ScenarioReading
ReadScenario(const Value::Table& root)
{
    return Reader().Read(root);
}

} // namespace pptplab::sim
