// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/automaton.h"

#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <string>

namespace pptplab::ppp
{
namespace
{

// The table of RFC 1661 4.1 as the RFC prints it: one row per event, states 0 to 9.
constexpr const char* kRfcTable = "2           irc,scr/6  -         -             -      -      -  "
                                  "        -          -          -\n"
                                  "-           -          0         tls/1         0      1      1  "
                                  "        1          1          tld/1\n"
                                  "tls/1       1          irc,scr/6 3             5      5      6  "
                                  "        7          8          9\n"
                                  "0           tlf/0      2         2             4      4      "
                                  "irc,str/4  irc,str/4  irc,str/4  tld,irc,str/4\n"
                                  "-           -          -         -             str/4  str/5  "
                                  "scr/6      scr/6      scr/8      -\n"
                                  "-           -          -         -             tlf/2  tlf/3  "
                                  "tlf/3      tlf/3      tlf/3      -\n"
                                  "-           -          sta/2     irc,scr,sca/8 4      5      "
                                  "sca/8      sca,tlu/9  sca/8      tld,scr,sca/8\n"
                                  "-           -          sta/2     irc,scr,scn/6 4      5      "
                                  "scn/6      scn/7      scn/6      tld,scr,scn/6\n"
                                  "-           -          sta/2     sta/3         4      5      "
                                  "irc/7      scr/6      irc,tlu/9  tld,scr/6\n"
                                  "-           -          sta/2     sta/3         4      5      "
                                  "irc,scr/6  scr/6      irc,scr/8  tld,scr/6\n"
                                  "-           -          sta/2     sta/3         sta/4  sta/5  "
                                  "sta/6      sta/6      sta/6      tld,zrc,sta/5\n"
                                  "-           -          2         3             tlf/2  tlf/3  6  "
                                  "        6          8          tld,scr/6\n"
                                  "-           -          scj/2     scj/3         scj/4  scj/5  "
                                  "scj/6      scj/7      scj/8      scj/9\n"
                                  "-           -          2         3             4      5      6  "
                                  "        6          8          9\n"
                                  "-           -          tlf/2     tlf/3         tlf/2  tlf/3  "
                                  "tlf/3      tlf/3      tlf/3      tld,irc,str/5\n"
                                  "-           -          2         3             4      5      6  "
                                  "        7          8          ser/9\n";

constexpr std::array<const char*, 13> kActionNames = {
    "tld", "irc", "zrc", "scr", "sca", "scn", "str", "sta", "scj", "ser", "tlu", "tls", "tlf"};

/// A cell in the RFC's notation, actions in the order of their bits.
std::string
Printed(Step step)
{
    if ((step.actions & kCannotHappen) != 0)
    {
        return "-";
    }
    std::string text;
    for (std::size_t bit = 0; bit < kActionNames.size(); ++bit)
    {
        if ((step.actions & (1U << bit)) != 0)
        {
            text += (text.empty() ? "" : ",") + std::string(kActionNames[bit]);
        }
    }
    return text + (text.empty() ? "" : "/") + std::to_string(static_cast<int>(step.next));
}

TEST(Automaton, EveryCellIsThatOfRfc1661Section4_1)
{
    std::istringstream table(kRfcTable);
    for (std::size_t event = 0; event < kEvents; ++event)
    {
        for (std::size_t state = 0; state < kStates; ++state)
        {
            std::string cell;
            ASSERT_TRUE(table >> cell);
            EXPECT_EQ(Printed(Next(static_cast<State>(state), static_cast<Event>(event))), cell)
                << "event " << event << " in state " << state;
        }
    }
}

TEST(Automaton, TheRestartTimerRunsInTheStatesOfSection4_2)
{
    const std::array<bool, kStates> runs = {
        false, false, false, false, true, true, true, true, true, false};
    for (std::size_t state = 0; state < kStates; ++state)
    {
        EXPECT_EQ(RestartTimerRuns(static_cast<State>(state)), runs[state]) << state;
    }
}

} // namespace
} // namespace pptplab::ppp
