// SPDX-License-Identifier: GPL-2.0-only
// The keys that say when callers come, how long they stay and what they do then, and the tables
// that they take from files.
#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <utility>

namespace pptplab::sim::reading
{

namespace
{

/// kSmall with other lines in place of the arrival rate.
std::string
GroupWith(const std::string& lines)
{
    std::string text = kSmall;
    const std::string rate = "arrival_rate = \"0.1/s\"\n";
    return text.replace(text.find(rate), rate.size(), lines);
}

TEST(CallingKeys, KeysThatNeedOthersAreReadAndWrittenBack)
{
    const std::string rate = "arrival_rate = \"1/s\"\n";
    for (const std::string& lines : {
             std::string("interarrival = { weibull = { mean = \"10s\", shape = 0.5 } }\n"),
             rate + "profile = [[\"0s\", 1], [\"9h\", 3]]\nprofile_period = \"24h\"\n",
             rate + "sinusoid = { amplitude = 0.5, period = \"24h\", peak = \"14h\" }\n",
             rate + "flash = { at = \"100s\", factor = 5, lasts = \"10s\" }\n",
             rate + "auto_redial = { attempts = 3, pause = \"15s\" }\n",
             rate + "reconnect = { probability = 0.9, pause = { uniform = [\"0s\", \"60s\"] } }\n",
             rate + "redial = { probability = 1, pause = \"5s\", patience = \"5min\" }\n",
         })
    {
        SCOPED_TRACE(lines);
        const ScenarioReading reading = Read(GroupWith(lines));
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        const std::string resolved = scenario::ResolvedText(reading.scenario);
        const ScenarioReading again = Read(resolved);
        ASSERT_TRUE(again.problems.empty()) << FirstProblem(again) << "\n" << resolved;
        EXPECT_EQ(scenario::ResolvedText(again.scenario), resolved);
    }
    EXPECT_NE(
        FirstProblem(Read(GroupWith("interarrival = \"9s\"\nflash = { at = \"1s\", factor = 5, "
                                    "lasts = \"10s\" }\n")))
            .find("changes arrival_rate, which the group does not have"),
        std::string::npos);
}

/// A file in a folder of the test, gone with it.
class CsvFile
{
  public:
    explicit CsvFile(const std::string& text)
        : m_path(std::filesystem::temp_directory_path() /
                 ("pptplab-rows-" + std::to_string(getpid()) + ".csv"))
    {
        std::ofstream(m_path) << text;
    }
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;
    ~CsvFile() { std::filesystem::remove(m_path); }

    /// The scenario beside it, which names it without its folder.
    ScenarioReading Read(const std::string& group) const
    {
        const auto scenario = m_path.parent_path() / "scenario.toml";
        std::string text = group;
        text.replace(text.find('@'), 1, m_path.filename().string());
        return ReadScenario(scenario::ParseDocument(text, scenario.string()).root);
    }

    std::string Name() const { return m_path.filename().string(); }

  private:
    std::filesystem::path m_path;
};

constexpr const char* kTraced = R"([scenario]
duration = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
trace = "@"
)";

TEST(CallingKeys, ATraceIsReadBesideTheScenarioAndKeptInItsText)
{
    const CsvFile file(
        "# from a log\nholding,arrival,protocols\n90,0,tcpip\n2min,1.5,tcpip+netbeui\n");
    const ScenarioReading reading = file.Read(kTraced);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto& trace = *reading.scenario.clients.front().calls.trace;
    ASSERT_EQ(trace.size(), 2U);
    EXPECT_EQ(trace[0].holding, std::chrono::seconds(90));
    EXPECT_EQ(trace[1].at, std::chrono::milliseconds(1500));
    EXPECT_TRUE(trace[1].protocols.Has(NetworkProtocol::NetBeui));
    const std::string text = scenario::ResolvedText(reading.scenario);
    const ScenarioReading again = Read(text);
    EXPECT_TRUE(again.problems.empty()) << FirstProblem(again);
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text)
        << "a sweep keeps it and reads it again";
    const std::string resolved = scenario::ResolvedText(reading.scenario);
    EXPECT_EQ(resolved.find(file.Name()), std::string::npos) << "the text stands alone";
    EXPECT_EQ(scenario::ResolvedText(Read(resolved).scenario), resolved);
}

TEST(CallingKeys, CellsMayBeInQuotesAndTheFileMayHaveAByteOrderMark)
{
    const CsvFile file("\xEF\xBB\xBF\"arrival\",holding , \"protocols\"\r\n"
                       "\"1.5\" , \"2min\",\"tcpip\"\r\n3,x,\"tcpip\"\r\n");
    const std::string problem = FirstProblem(file.Read(kTraced));
    EXPECT_NE(problem.find(":3: holding = \"x\" must be a time"), std::string::npos) << problem;
    const CsvFile good("\xEF\xBB\xBF\"arrival\",holding , \"protocols\"\r\n"
                       "\"1.5\" , \"2min\",\"tcpip\"\r\n");
    const ScenarioReading reading = good.Read(kTraced);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto& trace = *reading.scenario.clients.front().calls.trace;
    ASSERT_EQ(trace.size(), 1U);
    EXPECT_EQ(trace[0].at, std::chrono::milliseconds(1500));
    EXPECT_EQ(trace[0].holding, std::chrono::minutes(2));
    const CsvFile quotes("arrival,holding\n\"a \"\"b\"\", c\",2\n");
    EXPECT_NE(FirstProblem(quotes.Read(kTraced)).find("a \\\"b\\\", c"), std::string::npos)
        << FirstProblem(quotes.Read(kTraced));
}

TEST(CallingKeys, BadRowsAreToldWithFileAndLine)
{
    struct Case
    {
        const char* text = "";
        const char* says = "";
    };
    const Case cases[] = {
        {"arrival\n1\n", ":1: the first line must name the columns"},
        {"arrival,holding\n1,2\n\n3\n", ":4: 1 cells, but the first line names 2"},
        {"arrival,holding\n5,-2\n", ":2: holding = \"-2\" must be a time"},
        {"arrival,holding\n5,2 bananas\n", ":2: holding = \"2 bananas\" must be a time"},
        {"arrival,holding,protocols\n5,2,tcpip+nebeui\n", ":2: protocols = \"tcpip+nebeui\""},
        {"arrival,holding,holding\n5,2,3\n", ":1: column \"holding\" is there twice"},
        {"arrival,holding\n\"5,2\n", ":2: a cell in quotes must end with a quote"},
        {"arrival,holding\n\"5\"s,2\n", ":2: a cell in quotes must end with a quote"},
        {"arrival,holding\n", "has no rows"},
        {"", "has no rows"},
    };
    for (const Case& each : cases)
    {
        SCOPED_TRACE(each.text);
        const CsvFile file(each.text);
        const std::string problem = FirstProblem(file.Read(kTraced));
        EXPECT_NE(problem.find(file.Name()), std::string::npos);
        EXPECT_NE(problem.find(each.says), std::string::npos) << problem;
    }
}

/// The scenario with a trace that says more of its file.
std::string
TracedWith(const std::string& keys)
{
    std::string text = kTraced;
    const std::string plain = "\"@\"";
    return text.replace(text.find(plain), plain.size(), "{ file = \"@\", " + keys + " }");
}

TEST(CallingKeys, ALogIsReadAsItsTableSaysAndWhatWasAssumedIsTold)
{
    const CsvFile file("Beginn;Ende;Nutzer\n2022-10-30 02:50:00;2022-10-30 02:10:00;a\n"
                       "2022-10-30 02:02:00;2022-10-30 02:04:00;b\n"); // clocks are put back at 3
    const ScenarioReading reading =
        file.Read(TracedWith("start = \"Beginn\", stop = \"Ende\", zone = \"Europe/Berlin\""));
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto& trace = *reading.scenario.clients.front().calls.trace;
    ASSERT_EQ(trace.size(), 2U);
    EXPECT_EQ(trace[0].at, Duration{});
    EXPECT_EQ(trace[0].holding, std::chrono::minutes(20));
    EXPECT_EQ(trace[1].at, std::chrono::minutes(12));
    EXPECT_EQ(trace[1].holding, std::chrono::minutes(2));
    ASSERT_FALSE(reading.notes.empty());
    EXPECT_EQ(reading.notes.back(),
              "clients.office.trace: " + file.Name() + ": columns not read: Nutzer");
    const std::string text = scenario::ResolvedText(reading.scenario);
    EXPECT_TRUE(Read(text).notes.empty()) << "the text has calls, which need no words";
}

TEST(CallingKeys, WhatALogIsSaidToBeIsHeldAgainstWhatThereIs)
{
    const CsvFile file("start,stop\n2022-10-30 02:50:00,2022-10-30 02:52:00\n");
    for (const auto& [keys, says] : {
             std::pair("zone = \"Berlin\"", "zone = \"Berlin\" must be a name of"),
             std::pair("stopp = \"stop\"", "has an unknown key stopp"),
             std::pair("stop = \"end\"", ":1: stop = \"end\" is no column"),
             std::pair("stop = 3", "stop = 3: must be a text"),
             std::pair("start = \"start\", arrival = \"start\"", "which are the same"),
             std::pair("separator = \"x\"", "separator = \"x\": must be"),
             std::pair("dates = \"iso\"", "dates = \"iso\": must be \"day-first\""),
             std::pair("from = \"monday\"", "from = \"monday\": must be a time"),
         })
    {
        const std::string problem = FirstProblem(file.Read(TracedWith(keys)));
        EXPECT_NE(problem.find(says), std::string::npos) << problem;
    }
    EXPECT_NE(FirstProblem(ReadWith("clients.office.trace", "{ zone = \"UTC\" }"))
                  .find("must name a file"),
              std::string::npos);
}

TEST(CallingKeys, TablesOfAllKindsMayHaveSemicolonsOrTabs)
{
    for (const char* text : {"time;factor\n0;1\n60;3\n", "time\tfactor\n0\t1\n60\t3\n"})
    {
        const CsvFile file(text);
        const ScenarioReading reading =
            file.Read(GroupWith("arrival_rate = \"1/s\"\nprofile = \"@\"\n"));
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        EXPECT_EQ(reading.scenario.clients.front().change.steps->back().factor, 3);
    }
    const CsvFile file("time,factor,port\n0,1,2\n");
    const std::string problem =
        FirstProblem(file.Read(GroupWith("arrival_rate = \"1/s\"\nprofile = \"@\"\n")));
    EXPECT_NE(problem.find(":1: unknown column \"port\""), std::string::npos) << problem;
}

TEST(CallingKeys, CallsAfterTheDurationAreToldAndNotDropped)
{
    const CsvFile file("arrival,holding\n5,2\n1000,2\n2000,2\n");
    EXPECT_EQ(FirstProblem(file.Read(kTraced)),
              "clients.office.trace row 2 of 3: arrival = \"1000s\" must be less than "
              "scenario.duration = \"1000s\"");
    EXPECT_EQ(
        FirstProblem(ReadWith("clients.flash", "{ at = \"1000s\", factor = 3, lasts = \"1s\" }")),
        "clients.office.flash.at = \"1000s\" must be less than scenario.duration = \"1000s\"");
}

TEST(CallingKeys, CallsOnlyKeysAreRefusedWithPackets)
{
    const std::string packet = "[scenario]\nengine = \"packet\"\n" + std::string(kSmall).substr(11);
    EXPECT_NE(FirstProblem(Read(packet + "ports_per_call = 2\n"))
                  .find("needs scenario.engine = \"call\""),
              std::string::npos);
    EXPECT_TRUE(Read(packet + "ports_per_call = 1\n").problems.empty()) << "as by default";
}

} // namespace

} // namespace pptplab::sim::reading
