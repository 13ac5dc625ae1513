// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/pptp-filtering.h"

namespace pptplab::firewall
{

namespace
{

constexpr std::uint16_t kControlPort = 1723; // RFC 2637 1

Rule
Accepting(const Match& match, Direction direction, std::uint32_t interface)
{
    Rule rule;
    rule.match = match;
    rule.direction = direction;
    rule.interface = interface;
    return rule;
}

} // namespace

std::vector<Rule>
PptpFiltering(const PptpFilteringOptions& options)
{
    Match gre;
    gre.protocol = kGre;
    Match control;
    control.protocol = kTcp;
    control.eitherPort = kControlPort;
    std::vector<Rule> rules;
    if (options.dropsAllBroadcasts)
    {
        Rule broadcast;
        broadcast.match.destination = {0xFFFFFFFF, 32};
        broadcast.verdict = {Action::Drop, 0};
        rules.push_back(broadcast);
    }
    rules.push_back(Accepting(gre, Direction::Both, options.interface));
    rules.push_back(Accepting(control, Direction::Both, options.interface));
    if (options.allowPacketsForLocalMachine)
    {
        Match toMachine;
        toMachine.destination = {options.address, 32};
        Match fromMachine;
        fromMachine.source = {options.address, 32};
        rules.push_back(Accepting(toMachine, Direction::In, options.interface));
        rules.push_back(Accepting(fromMachine, Direction::Out, options.interface));
    }
    Rule rest;
    rest.interface = options.interface;
    rest.verdict = {Action::Drop, 0};
    rules.push_back(rest);
    for (Rule& rule : rules)
    {
        rule.until = options.until;
    }
    return rules;
}

} // namespace pptplab::firewall
