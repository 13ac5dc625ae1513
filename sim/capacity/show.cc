// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/show.h"

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
Interval(const analysis::Estimate& estimate)
{
    return fmt::format("{:.4g} .. {:.4g} %", 100 * estimate.low, 100 * estimate.high);
}

std::string
BitRateShown(double bitsPerSecond)
{
    return bitsPerSecond >= 1e6 ? fmt::format("{:.4g} Mbit/s", bitsPerSecond / 1e6)
                                : fmt::format("{:.4g} kbit/s", bitsPerSecond / 1e3);
}

/// The grade is only judged when it was asked for.
Tone
ToneOf(const Answer& answer, double refused)
{
    if (answer.question.wanted == Wanted::Grade)
    {
        return Tone::Plain;
    }
    return refused <= answer.grade * (1 + 1e-9) ? Tone::Good : Tone::Bad;
}

TableCell
Judged(const Answer& answer, const Seen& seen)
{
    // Within its interval of the grade a simulated value is no verdict.
    const bool near = seen.refused.low <= answer.grade && answer.grade <= seen.refused.high;
    return {Percent(seen.refused.value), near ? Tone::Plain : ToneOf(answer, seen.refused.value)};
}

/// How the formula of the answer is called.
std::string
FormulaName(const Demand& demand)
{
    return demand.finite ? "Engset" : demand.redial ? "extended Erlang B" : "Erlang B";
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
    return {{"name", option.name},
            {"users", option.users},
            {"servers", option.layout.servers},
            {"ports", option.layout.AllPorts()},
            {"offered_erlangs", option.load},
            {"refused",
             {{"formula", option.formula.refused},
              {"formula_time", option.formula.time},
              {"formula_traffic", option.formula.traffic},
              {"simulated", SeenJson(option.repaired)},
              {"with_faults", SeenJson(option.asIs)}}}};
}

} // namespace

std::string
Sentence(const Answer& answer)
{
    const Option& chosen = answer.Chosen();
    const std::string service =
        fmt::format("{} on {}{}",
                    Counted(chosen.layout.AllPorts(), "port"),
                    Counted(chosen.layout.servers, "server"),
                    chosen.layout.servers == 1 ? "" : fmt::format(" of {}", chosen.layout.ports));
    const std::string users = fmt::format("{} of {:.4g} erlangs",
                                          Counted(chosen.users, "user"),
                                          LoadOfUser(answer.question.trials.demand));
    switch (answer.question.wanted)
    {
    case Wanted::Ports:
        return fmt::format("{} need {} to be refused at most {} of the time: {} addresses, {} of "
                           "access each way when all ports are busy.",
                           users,
                           service,
                           Percent(answer.grade),
                           answer.addresses,
                           BitRateShown(answer.access.allBusy));
    case Wanted::Users:
        return fmt::format(
            "{} serve {} with at most {} refused.", service, users, Percent(answer.grade));
    case Wanted::Grade:
        break;
    }
    return fmt::format(
        "{} refuse {} of the attempts of {}.", service, Percent(answer.grade), users);
}

Table
ThreeAnswers(const Answer& answer)
{
    const Option& chosen = answer.Chosen();
    const Demand& demand = answer.question.trials.demand;
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
                          {Percent(chosen.formula.refused), ToneOf(answer, chosen.formula.refused)},
                          FormulaLimit(demand),
                          "-"});
    if (demand.redial)
    {
        table.rows.back().push_back(Percent(chosen.formula.lost));
        table.rows.back().push_back(FormulaLimit(demand));
    }
    const auto add = [&](const std::string& name, const Seen& seen) {
        table.rows.push_back({name,
                              Judged(answer, seen),
                              Interval(seen.refused),
                              fmt::format("{}", seen.refused.n)});
        if (seen.lost)
        {
            table.rows.back().push_back(Percent(seen.lost->value));
            table.rows.back().push_back(Interval(*seen.lost));
        }
    };
    add("simulated, without faults", chosen.repaired);
    add(fmt::format("simulated, with the faults of {}", PackName(answer)), chosen.asIs);
    return table;
}

Table
WhatIf(const Answer& answer)
{
    Table table;
    table.caption = "What if";
    table.columns = {{"", Align::Left},
                     {"users", Align::Right},
                     {"erlangs", Align::Right},
                     {"ports", Align::Right},
                     {"formula", Align::Right},
                     {"simulated", Align::Right},
                     {fmt::format("with {}", PackName(answer)), Align::Right},
                     {"95 % interval", Align::Right}};
    for (const Option& option : answer.options)
    {
        table.rows.push_back(
            {option.name,
             fmt::format("{:.0f}", option.users),
             fmt::format("{:.4g}", option.load),
             fmt::format("{}", option.layout.AllPorts()),
             {Percent(option.formula.refused), ToneOf(answer, option.formula.refused)},
             Judged(answer, option.repaired),
             Judged(answer, option.asIs),
             Interval(option.asIs.refused)});
    }
    return table;
}

Table
OverheadTable(const Answer& answer)
{
    const Traffic& traffic = answer.question.traffic;
    Table table;
    table.caption = "The access line, one direction";
    table.columns = {{"", Align::Left}, {"octets", Align::Right}, {"rate", Align::Right}};
    for (const Part& part : answer.access.overhead)
    {
        table.rows.push_back({part.name, fmt::format("{}", part.octets)});
    }
    const std::size_t overhead = OctetsOf(answer.access.overhead);
    table.rows.push_back({"the tunnel adds", fmt::format("{}", overhead)});
    table.rows.push_back({"the user's IP datagram",
                          fmt::format("{}", traffic.datagram),
                          BitRateShown(traffic.bitsPerSecond)});
    const OnTheLine& sent = answer.access.datagram;
    const std::string pieces =
        sent.packets == 1 ? "" : fmt::format(", in {} packets", sent.packets);
    table.rows.push_back({"one session" + pieces,
                          fmt::format("{}", sent.octets),
                          BitRateShown(answer.access.perSession)});
    table.rows.push_back({"all ports busy", "", BitRateShown(answer.access.allBusy)});
    table.rows.push_back({"mean of the busy hour", "", BitRateShown(answer.access.mean)});
    return table;
}

nlohmann::ordered_json
ToJson(const Answer& answer)
{
    using Json = nlohmann::ordered_json;
    const Option& chosen = answer.Chosen();
    Json overhead = Json::array();
    for (const Part& part : answer.access.overhead)
    {
        overhead.push_back({{"name", part.name}, {"octets", part.octets}});
    }
    Json whatIf = Json::array();
    for (const Option& option : answer.options)
    {
        whatIf.push_back(OptionJson(option));
    }
    Json json = OptionJson(chosen);
    json.erase("name");
    json["grade"] = answer.grade;
    json["erlangs_per_user"] = LoadOfUser(answer.question.trials.demand);
    json["ports_per_server"] = chosen.layout.ports;
    json["formula"] = FormulaName(answer.question.trials.demand);
    json["by_formula_alone"] = nullptr;
    if (answer.byFormula)
    {
        json["by_formula_alone"] = {{"users", answer.byFormula->users},
                                    {"servers", answer.byFormula->layout.servers},
                                    {"ports", answer.byFormula->layout.AllPorts()}};
    }
    json["ports_with_faults"] = nullptr;
    if (answer.withFaults)
    {
        json["ports_with_faults"] = answer.withFaults->AllPorts();
    }
    json["addresses"] = answer.addresses;
    json["service_pack"] = PackName(answer);
    json["access"] = {{"overhead", std::move(overhead)},
                      {"overhead_octets", OctetsOf(answer.access.overhead)},
                      {"datagram_octets", answer.question.traffic.datagram},
                      {"datagram_packets", answer.access.datagram.packets},
                      {"datagram_on_the_line", answer.access.datagram.octets},
                      {"session_bps", answer.access.perSession},
                      {"all_ports_busy_bps", answer.access.allBusy},
                      {"mean_bps", answer.access.mean}};
    json["what_if"] = std::move(whatIf);
    json["remarks"] = Remarks(answer);
    return json;
}

} // namespace pptplab::sim::capacity
