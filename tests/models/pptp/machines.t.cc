// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/incoming-pac-call.h"
#include "models/pptp/incoming-pns-call.h"
#include "models/pptp/originator.h"
#include "models/pptp/pac-call.h"
#include "models/pptp/pns-call.h"
#include "models/pptp/receiver.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab::pptp
{
namespace
{

// Each machine once more, as text: per cell the next state's letter and the actions' letters, in
// the order of their bits. Written from the RFC, not from the table.
std::string
Letters(Actions actions, const char* names)
{
    std::string text;
    for (unsigned bit = 0; bit < 16; ++bit)
    {
        if ((actions & (1U << bit)) != 0)
        {
            text += names[bit];
        }
    }
    return text;
}

template <typename State, typename Event, typename Machine, std::size_t Events, std::size_t States>
void
ExpectCells(Machine next,
            const char* stateNames,
            const char* actionNames,
            const std::array<std::array<const char*, States>, Events>& cells)
{
    for (std::size_t event = 0; event < Events; ++event)
    {
        for (std::size_t state = 0; state < States; ++state)
        {
            SCOPED_TRACE(testing::Message() << "event " << event << " in state " << state);
            const Step<State> step = next(static_cast<State>(state), static_cast<Event>(event));
            const std::string seen = stateNames[static_cast<std::size_t>(step.next)] +
                                     Letters(step.actions, actionNames);
            EXPECT_EQ(seen, cells[event][state]);
        }
    }
}

// v violation, t stop timer, d down, Q start request, R start reply, q stop request, r stop reply,
// p pass, w prepare, T start timer, u up, c close
constexpr const char* kControlLetters = "vtdQRqrpwTuc????";

TEST(Originator, EveryCellFollowsSection3_1_1)
{
    const std::array<std::array<const char*, originator::kStates>, originator::kEvents> cells = {{
        {"wQT", "wv", "ev", "sv"},
        {"iv", "etu", "ev", "s"},
        {"iv", "itc", "ev", "s"},
        {"iv", "ivtc", "ev", "s"},
        {"iv", "itrc", "idrc", "itrc"},
        {"iv", "wv", "ev", "itc"},
        {"iv", "wv", "ep", "s"},
        {"iv", "ivtc", "ivdc", "ivtc"},
        {"i", "itc", "sdqT", "s"},
        {"i", "itc", "idc", "itc"},
        {"i", "ic", "idc", "ic"},
        {"i", "it", "id", "it"},
    }};
    ExpectCells<originator::State, originator::Event>(
        originator::Next, "iwes", kControlLetters, cells);
}

TEST(Receiver, EveryCellFollowsSection3_1_2)
{
    const std::array<std::array<const char*, receiver::kStates>, receiver::kEvents> cells = {{
        {"pw", "pv", "ev", "s"},
        {"iRc", "pv", "ev", "s"},
        {"i", "eRu", "ev", "s"},
        {"ivc", "pv", "ev", "s"},
        {"ivc", "irc", "idrc", "itrc"},
        {"ivc", "pv", "ev", "itc"},
        {"ivc", "pv", "ep", "s"},
        {"ivc", "ivc", "ivdc", "ivtc"},
        {"ic", "ic", "sdqT", "s"},
        {"ic", "ic", "idc", "ic"},
        {"ic", "ic", "idc", "ic"},
        {"i", "i", "id", "it"},
    }};
    ExpectCells<receiver::State, receiver::Event>(receiver::Next, "ipes", kControlLetters, cells);
}

// v violation, t stop timer, d down, Q request, R reply, E error reply, c clear, n notify,
// w prepare, T start timer, u up, f release, X drop control, C connected
constexpr const char* kCallLetters = "vtdQREcnwTufXC??";

TEST(PnsCall, EveryCellFollowsSection3_2_4_2)
{
    const std::array<std::array<const char*, pns::kStates>, pns::kEvents> cells = {{
        {"wQT", "w", "e", "d"},
        {"iv", "etu", "ev", "d"},
        {"iv", "itf", "ev", "itf"},
        {"iv", "itf", "idf", "itf"},
        {"i", "dcT", "ddcT", "d"},
        {"i", "ifX", "e", "ifX"},
        {"i", "itf", "idf", "itf"},
    }};
    ExpectCells<pns::State, pns::Event>(pns::Next, "iwed", kCallLetters, cells);
}

TEST(PacCall, EveryCellFollowsSection3_2_4_1)
{
    const std::array<std::array<const char*, pac::kStates>, pac::kEvents> cells = {{
        {"ww", "wv", "ev"},
        {"iE", "wv", "ev"},
        {"i", "eRu", "e"},
        {"i", "itEf", "e"},
        {"i", "itnf", "idnf"},
        {"i", "itnf", "idnf"},
        {"i", "itf", "idf"},
    }};
    ExpectCells<pac::State, pac::Event>(pac::Next, "iwe", kCallLetters, cells);
}

TEST(IncomingPacCall, EveryCellFollowsSection3_2_3_1)
{
    namespace pac = incoming::pac;
    const std::array<std::array<const char*, pac::kStates>, pac::kEvents> cells = {{
        {"wQT", "w", "e"},
        {"iv", "etuC", "ev"},
        {"iv", "itf", "ev"},
        {"i", "itnf", "idnf"},
        {"i", "itnf", "idnf"},
        {"i", "ifX", "e"},
        {"i", "itf", "idf"},
    }};
    ExpectCells<pac::State, pac::Event>(pac::Next, "iwe", kCallLetters, cells);
}

TEST(IncomingPnsCall, EveryCellFollowsSection3_2_3_2)
{
    namespace pns = incoming::pns;
    const std::array<std::array<const char*, pns::kStates>, pns::kEvents> cells = {{
        {"wRT", "wv", "ev", "dv"},
        {"iE", "wv", "ev", "dv"},
        {"iv", "etu", "ev", "d"},
        {"iv", "itf", "idf", "itf"},
        {"i", "dcT", "ddcT", "d"},
        {"i", "ifX", "e", "ifX"},
        {"i", "itf", "idf", "itf"},
    }};
    ExpectCells<pns::State, pns::Event>(pns::Next, "iwed", kCallLetters, cells);
}

} // namespace
} // namespace pptplab::pptp
