// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/show.h"

#include "sim/capacity/headline.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/words.h"

#include <fmt/format.h>

namespace pptplab::sim::capacity
{

namespace
{

using analysis::Align;
using analysis::Table;
using analysis::TableCell;
using analysis::Tone;

std::string
Interval(const Seen& seen, const analysis::Estimate& estimate)
{
    if (seen.replications == 0)
    {
        return "-";
    }
    return fmt::format("{:.4g} .. {:.4g} %", 100 * estimate.low, 100 * estimate.high);
}

/// A share, with the verdict where the option is judged by it; the grade is only judged when it
/// was asked for.
TableCell
Judged(const Dimensioning& dimensioning, double refused, bool decides)
{
    if (!decides || dimensioning.question.wanted == Wanted::Grade)
    {
        return Percent(refused);
    }
    return {Percent(refused), MeetsGrade(refused, dimensioning.grade) ? Tone::Good : Tone::Bad};
}

TableCell
FormulaCell(const Dimensioning& dimensioning, const Option& option)
{
    const bool decides = dimensioning.onlyFormula || DecidedByFormula(dimensioning.question);
    return Judged(dimensioning, option.formula.refused, decides);
}

TableCell
SeenCell(const Dimensioning& dimensioning, const Seen& seen, bool decides)
{
    return seen.replications == 0 ? TableCell("-")
                                  : Judged(dimensioning, seen.refused.value, decides);
}

TableCell
RepairedCell(const Dimensioning& dimensioning, const Option& option)
{
    const bool decides = !HasFaults(dimensioning) && !DecidedByFormula(dimensioning.question);
    return SeenCell(dimensioning, option.repaired, decides);
}

/// What the formula is beside what the simulation without faults must come to.
std::string
FormulaLimit(const Demand& demand)
{
    return FormulaIsExact(demand) ? "exact" : demand.redial ? "long pauses" : "short clean-up";
}

nlohmann::ordered_json
SeenJson(const Seen& seen)
{
    nlohmann::ordered_json json = {{"value", seen.refused.value},
                                   {"low", seen.refused.low},
                                   {"high", seen.refused.high},
                                   {"n", seen.refused.n},
                                   {"replications", seen.replications},
                                   {"precise", seen.precise}};
    if (seen.lost)
    {
        json["callers_lost"] = {
            {"value", seen.lost->value}, {"low", seen.lost->low}, {"high", seen.lost->high}};
    }
    return json;
}

nlohmann::ordered_json
OptionJson(const Option& option)
{
    return {
        {"name", option.name},
        {"users", option.users},
        {"servers", option.layout.servers},
        {"ports", option.layout.AllPorts()},
        {"offered_erlangs", option.load},
        {"refused",
         {{"value", option.asIs.refused.value},
          {"formula", option.formula.refused},
          {"formula_time", option.formula.time},
          {"formula_traffic", option.formula.traffic},
          {"simulated",
           option.repaired.replications > 0 ? SeenJson(option.repaired) : nlohmann::ordered_json()},
          {"with_faults", SeenJson(option.asIs)}}}};
}

nlohmann::ordered_json
ChoiceJson(const std::optional<Option>& option)
{
    if (!option)
    {
        return nullptr;
    }
    return {{"users", option->users},
            {"servers", option->layout.servers},
            {"ports", option->layout.AllPorts()}};
}

} // namespace

std::string
FormulaName(const Demand& demand)
{
    return demand.finite ? "Engset" : demand.redial ? "extended Erlang B" : "Erlang B";
}

Table
FormulaAndTrials(const Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    const Demand& demand = dimensioning.question.trials.demand;
    Table table;
    table.caption = "Attempts refused";
    table.columns = {{"", Align::Left},
                     {"refused", Align::Right},
                     {"95 % interval", Align::Right},
                     {"attempts", Align::Right}};
    if (demand.redial)
    {
        table.columns.push_back({"callers lost", Align::Right});
        table.columns.push_back({"95 % interval", Align::Right});
    }
    table.rows.push_back({"formula: " + FormulaName(demand),
                          FormulaCell(dimensioning, chosen),
                          FormulaLimit(demand),
                          "-"});
    if (demand.redial)
    {
        table.rows.back().push_back(Percent(chosen.formula.lost));
        table.rows.back().push_back(FormulaLimit(demand));
    }
    const auto add = [&](const std::string& name, const TableCell& refused, const Seen& seen) {
        table.rows.push_back(
            {name, refused, Interval(seen, seen.refused), fmt::format("{}", seen.refused.n)});
        if (demand.redial && seen.lost)
        {
            table.rows.back().push_back(Percent(seen.lost->value));
            table.rows.back().push_back(Interval(seen, *seen.lost));
        }
    };
    if (chosen.repaired.replications > 0)
    {
        add("simulated, without faults", RepairedCell(dimensioning, chosen), chosen.repaired);
    }
    if (HasFaults(dimensioning) && chosen.asIs.replications > 0)
    {
        add(fmt::format("simulated, with the faults of {}", PackName(dimensioning)),
            SeenCell(dimensioning, chosen.asIs, true),
            chosen.asIs);
    }
    return table;
}

Table
WhatIf(const Dimensioning& dimensioning)
{
    Table table;
    table.caption = "What if: attempts refused";
    table.columns = {{"", Align::Left},
                     {"users", Align::Right},
                     {"erlangs", Align::Right},
                     {"ports", Align::Right},
                     {"formula", Align::Right}};
    const bool simulated = !dimensioning.onlyFormula;
    if (simulated)
    {
        table.columns.push_back({"simulated", Align::Right});
    }
    const bool faulty = HasFaults(dimensioning);
    if (faulty)
    {
        table.columns.push_back({fmt::format("with {}", PackName(dimensioning)), Align::Right});
    }
    if (simulated)
    {
        table.columns.push_back({"95 % interval", Align::Right});
    }
    for (const Option& option : dimensioning.options)
    {
        table.rows.push_back({option.name,
                              fmt::format("{:.0f}", option.users),
                              fmt::format("{:.4g}", option.load),
                              fmt::format("{}", option.layout.AllPorts()),
                              FormulaCell(dimensioning, option)});
        if (!simulated)
        {
            continue;
        }
        table.rows.back().push_back(RepairedCell(dimensioning, option));
        const Seen& last = faulty ? option.asIs : option.repaired;
        if (faulty)
        {
            table.rows.back().push_back(SeenCell(dimensioning, option.asIs, true));
        }
        table.rows.back().push_back(Interval(last, last.refused));
    }
    return table;
}

Table
OverheadTable(const Dimensioning& dimensioning)
{
    const Traffic& traffic = dimensioning.question.traffic;
    Table table;
    table.caption = "The access line, one direction";
    table.columns = {{"", Align::Left}, {"octets", Align::Right}, {"rate", Align::Right}};
    for (const Part& part : dimensioning.access.overhead)
    {
        table.rows.push_back({part.name, fmt::format("{}", part.octets)});
    }
    const std::size_t overhead = OctetsOf(dimensioning.access.overhead);
    table.rows.push_back({"the tunnel adds", fmt::format("{}", overhead)});
    table.rows.push_back({"the user's IP datagram",
                          fmt::format("{}", traffic.datagram),
                          BitRateShown(traffic.bitsPerSecond)});
    const OnTheLine& sent = dimensioning.access.datagram;
    const std::string pieces =
        sent.packets == 1 ? "" : fmt::format(", in {} packets", sent.packets);
    table.rows.push_back({"one session" + pieces,
                          fmt::format("{}", sent.octets),
                          BitRateShown(dimensioning.access.perSession)});
    table.rows.push_back({"all ports busy", "", BitRateShown(dimensioning.access.allBusy)});
    table.rows.push_back({"mean of the busy hour", "", BitRateShown(dimensioning.access.mean)});
    return table;
}

nlohmann::ordered_json
ToJson(const Dimensioning& dimensioning)
{
    using Json = nlohmann::ordered_json;
    const Option& chosen = dimensioning.Chosen();
    Json overhead = Json::array();
    for (const Part& part : dimensioning.access.overhead)
    {
        overhead.push_back({{"name", part.name}, {"octets", part.octets}});
    }
    Json whatIf = Json::array();
    for (const Option& option : dimensioning.options)
    {
        whatIf.push_back(OptionJson(option));
    }
    Json json = OptionJson(chosen);
    json.erase("name");
    json["answer"] = Headline(dimensioning);
    json["met"] = dimensioning.met;
    json["grade"] = dimensioning.grade;
    json["erlangs_per_user"] = LoadOfUser(dimensioning.question.trials.demand);
    json["ports_per_server"] = chosen.layout.ports;
    json["only_formula"] = dimensioning.onlyFormula;
    json["formula"] = FormulaName(dimensioning.question.trials.demand);
    json["by_formula_alone"] = ChoiceJson(dimensioning.byFormula);
    json["without_faults"] = ChoiceJson(dimensioning.withoutFaults);
    json["addresses"] = dimensioning.addresses;
    json["service_pack"] = PackName(dimensioning);
    json["access"] = {{"overhead", std::move(overhead)},
                      {"overhead_octets", OctetsOf(dimensioning.access.overhead)},
                      {"datagram_octets", dimensioning.question.traffic.datagram},
                      {"datagram_packets", dimensioning.access.datagram.packets},
                      {"datagram_on_the_line", dimensioning.access.datagram.octets},
                      {"session_bps", dimensioning.access.perSession},
                      {"all_ports_busy_bps", dimensioning.access.allBusy},
                      {"mean_bps", dimensioning.access.mean}};
    json["what_if"] = std::move(whatIf);
    json["remarks"] = Remarks(dimensioning);
    return json;
}

} // namespace pptplab::sim::capacity
