// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/show.h"

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
Percent(double share)
{
    return fmt::format("{:.4g} %", 100 * share);
}

std::string
Interval(const analysis::Estimate& estimate)
{
    return fmt::format("{:.4g} .. {:.4g} %", 100 * estimate.low, 100 * estimate.high);
}

std::string_view
PackName(const Answer& answer)
{
    return ras::kServicePackNames[static_cast<std::size_t>(answer.question.servicePack)];
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

/// Which of the numbers of ports that were tried meets the grade in spite of the faults.
std::string
EnoughPorts(const Answer& answer)
{
    for (std::size_t i = answer.loads + 1; i < answer.options.size(); ++i)
    {
        if (answer.options[i].asIs.refused.high <= answer.grade)
        {
            return fmt::format("{} ports are enough even so.", answer.options[i].layout.AllPorts());
        }
    }
    return "None of the numbers of ports below is enough.";
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
              {"simulated", SeenJson(option.repaired)},
              {"with_faults", SeenJson(option.asIs)}}}};
}

} // namespace

std::string
Sentence(const Answer& answer)
{
    const Option& chosen = answer.Chosen();
    const std::string service =
        fmt::format("{} port{} on {} server{}",
                    chosen.layout.AllPorts(),
                    chosen.layout.AllPorts() == 1 ? "" : "s",
                    chosen.layout.servers,
                    chosen.layout.servers == 1 ? "" : fmt::format("s of {}", chosen.layout.ports));
    const std::string users = fmt::format(
        "{:.0f} users of {:.4g} erlangs", chosen.users, LoadOfUser(answer.question.trials.demand));
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
    Table table;
    table.caption = "Attempts refused";
    table.columns = {{"", Align::Left},
                     {"refused", Align::Right},
                     {"95 % interval", Align::Right},
                     {"attempts", Align::Right}};
    table.rows.push_back(
        {answer.question.trials.demand.redial ? "formula: extended Erlang B" : "formula: Erlang B",
         {Percent(chosen.formula.refused), ToneOf(answer, chosen.formula.refused)},
         "exact",
         "-"});
    const auto add = [&](const std::string& name, const Seen& seen) {
        table.rows.push_back({name,
                              Judged(answer, seen),
                              Interval(seen.refused),
                              fmt::format("{}", seen.refused.n)});
    };
    add("simulated, without faults", chosen.repaired);
    add(fmt::format("simulated, with the faults of {}", PackName(answer)), chosen.asIs);
    if (answer.question.trials.demand.redial)
    {
        table.rows[0][2] = "long pauses";
    }
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
    table.rows.push_back({"one session",
                          fmt::format("{}", traffic.datagram + overhead),
                          BitRateShown(answer.access.perSession)});
    table.rows.push_back({"all ports busy", "", BitRateShown(answer.access.allBusy)});
    table.rows.push_back({"mean of the busy hour", "", BitRateShown(answer.access.mean)});
    return table;
}

std::vector<std::string>
Remarks(const Answer& answer)
{
    const Question& question = answer.question;
    const Option& chosen = answer.Chosen();
    std::vector<std::string> remarks;
    const bool missed = question.wanted != Wanted::Grade && chosen.asIs.refused.low > answer.grade;
    if (missed)
    {
        remarks.push_back(fmt::format(
            "With the faults of {} the grade is missed: a port in clean-up turns callers away "
            "while "
            "others are idle (Q194465); how many depends on the hunt order, {} here. {} Service "
            "Pack 4 mends it.",
            PackName(answer),
            ras::kHuntNames[static_cast<std::size_t>(question.trials.hunt)],
            EnoughPorts(answer)));
    }
    if (chosen.layout.servers > 1)
    {
        remarks.emplace_back("Each caller dials one of the servers, all equally likely, and does "
                             "not try another.");
    }
    if (question.wanted != Wanted::Ports && chosen.layout.AllPorts() < question.ports)
    {
        remarks.push_back(fmt::format("{} of the {} ports are left over: the servers are alike.",
                                      question.ports - chosen.layout.AllPorts(),
                                      question.ports));
    }
    if (question.trials.demand.redial)
    {
        remarks.emplace_back("The formula takes the pauses before redials as long against the "
                             "holding time; the simulation takes them as they are.");
    }
    for (const Option& option : answer.options)
    {
        if (!option.repaired.precise || !option.asIs.precise)
        {
            remarks.emplace_back("Some simulations ended at some 40 million attempts without the "
                                 "precision that was asked for; their intervals say how far.");
            break;
        }
    }
    remarks.emplace_back("Users call independently, at the rate of the busy hour all the time; "
                         "two of them may be the same person.");
    return remarks;
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
    json["addresses"] = answer.addresses;
    json["service_pack"] = PackName(answer);
    json["access"] = {{"overhead", std::move(overhead)},
                      {"overhead_octets", OctetsOf(answer.access.overhead)},
                      {"datagram_octets", answer.question.traffic.datagram},
                      {"session_bps", answer.access.perSession},
                      {"all_ports_busy_bps", answer.access.allBusy},
                      {"mean_bps", answer.access.mean}};
    json["what_if"] = std::move(whatIf);
    json["remarks"] = Remarks(answer);
    return json;
}

} // namespace pptplab::sim::capacity
