// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/tally-json.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

/// A list of 30 times the same.
std::string
List(const std::string& item)
{
    std::string list = item;
    for (int i = 1; i < 30; ++i)
    {
        list += "," + item;
    }
    return "[" + list + "]";
}

std::string
Tallies(const std::string& attempts, const std::string& sums = "")
{
    return fmt::format(R"({{"attempts":{{{}}},"sums":{{{}}}}})", attempts, sums);
}

TEST(TallyJson, LeavesOutWhatNeverOccurred)
{
    Replication replication;
    replication.batches.resize(30);
    for (Batch& batch : replication.batches)
    {
        batch.outcomes[static_cast<std::size_t>(Outcome::Connected)] = 7;
        batch.sums[0] = {7, 0.5};
    }
    const std::string expected =
        Tallies(R"("connected":)" + List("7"), R"("setup_time":)" + List("[7,0.5]"));
    EXPECT_EQ(ToTallyJson(replication), expected);
    EXPECT_EQ(ToTallyJson(FromTallyJson(expected, 30)), expected);
}

TEST(TallyJson, RefusesWhatCannotBeAndSaysWhatItIs)
{
    struct Case
    {
        std::string text;
        std::string says;
    };

    const Case cases[] = {
        {"", "not JSON"},
        {"[1]", "not JSON"},
        {R"({"attempts":{},"sums":[]})", "not JSON"},
        {Tallies(R"("vanished":)" + List("1")), "unknown outcome vanished"},
        {Tallies(R"("connected":)" + List("-1")), "connected has the count -1"},
        {Tallies(R"("connected":)" + List("1.5")), "connected has the count 1.5"},
        {Tallies(R"("connected":)" + List("1e300")), "connected has the count 1e+300"},
        {Tallies(R"("connected":)" + List("18446744073709551615")), "has the count"},
        {Tallies(R"("connected":[1,2])"), "connected has no list of 30 batches"},
        {Tallies(R"("connected":7)"), "connected has no list of 30 batches"},
        {Tallies(R"("callers":)" + List("1") + R"(,"callers.lost":)" + List("2")),
         "2 of 1 callers are lost"},
        {Tallies("", R"("vanished":)" + List("[1,2]")), "unknown quantity vanished"},
        {Tallies("", R"("setup_time":)" + List("[1]")), "setup_time has [1]"},
        {Tallies("", R"("setup_time":)" + List("[1,null]")), "setup_time has [1,null]"},
        {Tallies("", R"("setup_time":)" + List("[3,-1]")), "setup_time has the total -1"},
        {Tallies("", R"("delivered":)" + List("[3,4]")), "delivered has the total 4 of 3"},
        {Tallies("", R"("group/a":)" + List("[3,4]")), "group/a has the total 4 of 3"},
        {Tallies("", R"("callers.tries":)" + List("[3,2]")), "callers.tries has the total 2 of 3"},
    };
    for (const Case& each : cases)
    {
        SCOPED_TRACE(each.text);
        try
        {
            FromTallyJson(each.text, 30);
            ADD_FAILURE() << "was taken";
        }
        catch (const WrongTallies& error)
        {
            EXPECT_NE(std::string(error.what()).find(each.says), std::string::npos) << error.what();
        }
    }
    EXPECT_THROW(FromTallyJson(Tallies(""), 0), WrongTallies);
    EXPECT_THROW(FromTallyJson(Tallies(""), 1U << 30), WrongTallies);
}

} // namespace

} // namespace pptplab::analysis
