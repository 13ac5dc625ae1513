// SPDX-License-Identifier: GPL-2.0-only
// Logs as people have them: other columns, orders, zones, clocks that change, doubles, open ends.
#include "sim/logs/session-log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

namespace pptplab::sim::logs
{

namespace
{

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

scenario::Reading<SessionLog>
ReadText(const std::string& text, const LogOptions& options = {})
{
    std::istringstream stream(text);
    return ReadSessionLog(stream, "log.csv", options);
}

/// "120:1800" for each call: arrival and holding time in seconds.
std::string
CallsOf(const scenario::Reading<SessionLog>& log)
{
    if (!log)
    {
        return log.Error();
    }
    std::string text;
    for (const population::TracedCall& call : log.Value().calls)
    {
        text += (text.empty() ? "" : " ") + std::to_string(call.at / seconds(1)) + ":" +
                std::to_string(call.holding / seconds(1));
    }
    return text;
}

std::string
NotesOf(const scenario::Reading<SessionLog>& log)
{
    std::string text;
    for (const std::string& note : log ? log.Value().notes : std::vector<std::string>{log.Error()})
    {
        text += note + "\n";
    }
    return text;
}

LogOptions
InZone(const std::string& name)
{
    LogOptions options;
    options.zone = TimeZone::Named(name).Value();
    return options;
}

TEST(SessionLog, WhatIsAskedOfEveryOneOfTheseIsTwoCalls)
{
    for (const char* text : {
             // radacct of FreeRADIUS, as MySQL and PostgreSQL write it
             "radacctid,acctsessionid,username,nasipaddress,acctstarttime,acctstoptime,"
             "acctsessiontime,acctterminatecause\n"
             "1,4d469f01,u1,10.0.0.1,2022-05-17 08:00:15,2022-05-17 08:30:15,1800,User-Request\n"
             "2,4d469f02,u2,10.0.0.1,2022-05-17 08:02:15,2022-05-17 09:02:15,3600,Lost-Carrier\n"
             "3,4d469f03,u3,10.0.0.1,2022-05-17 08:05:00,,0,\n",
             "\"AcctStartTime\";\"AcctStopTime\"\r\n\"2022-05-17 10:00:15+02\";"
             "\"2022-05-17 10:30:15+02\"\r\n\r\n\"2022-05-17 10:02:15+02\";"
             "\"2022-05-17 11:02:15+02\"\r\n",
             "arrival,holding\n2022-05-17 08:00:15,1800\n2022-05-17 08:02:15,3600\n",
             "arrival,holding\n08:00:15,00:30:00\n08:02:15,01:00:00\n",
             "arrival,holding\n8:00:15 AM,30min\n8:02:15 AM,1h\n",
             // times since 1970, in seconds, milliseconds and with a fraction
             "start,stop\n1652774415,1652776215\n1652774535,1652778135\n",
             "start,stop\n1652774415000,1652776215000\n1652774535000,1652778135000\n",
             "start,stop\n1652774415.0,1652776215.0\n1652774535.0,1652778135.0\n",
             "\xEF\xBB\xBFStart\tEnd\tUser\n2022-05-17T08:00:15Z\t2022-05-17T08:30:15Z\tu\n"
             "2022-05-17T10:02:15+02:00\t2022-05-17T11:02:15+0200\t\n",
             "Start Time,Duration\n20220517T080015Z,1800\n20220517T080215Z,3600\n",
             "begin,end\n17.05.2022 08:00:15,17.05.2022 08:30:15\n17.5.2022 08:02:15,"
             "17.5.2022 09:02:15\n",
             "begin,end\n2022/05/17 08:00:15,2022/05/17 08:30:15\n2022/05/17 08:02:15,"
             "2022/05/17 09:02:15\n",
             // over midnight, of the clock and of the calendar
             "arrival,holding\n23:59:00,1800\n00:01:00,3600\n",
             "login,logout\n23:59:00,00:29:00\n00:01:00,01:01:00\n",
             "start,stop\n2022-12-31 23:59:00,2023-01-01 00:29:00\n2023-01-01 00:01:00,"
             "2023-01-01 01:01:00\n",
             // out of order
             "arrival,holding\n2022-05-17 08:02:15,3600\n2022-05-17 08:00:15,1800\n",
             // the arrival is missing, the end is not
             "start,stop,duration\nNULL,2022-05-17 08:30:15,1800\n2022-05-17 08:02:15,\\N,3600\n",
         })
    {
        SCOPED_TRACE(text);
        EXPECT_EQ(CallsOf(ReadText(text)), "0:1800 120:3600");
    }
}

TEST(SessionLog, WhatIsLeftOutOrAssumedIsToldInALineEach)
{
    const auto log = ReadText("acctstarttime,acctstoptime,acctsessiontime,username\n"
                              "2022-05-17 08:10:00,2022-05-17 08:20:00,600,a\n"
                              "2022-05-17 08:00:00,2022-05-17 08:00:00,0,b\n"
                              "2022-05-17 08:05:00,0000-00-00 00:00:00,0,c\n"
                              "2022-05-17 08:06:00,2022-05-17 08:01:00,,d\n"
                              "2022-05-17 08:07:00,2022-05-17 09:57:00,600,e\n"
                              "2022-05-17 08:10:00,2022-05-17 08:20:00,600,f\n"
                              ",,,g\n");
    EXPECT_EQ(CallsOf(log), "0:0 420:600 600:600 600:600");
    EXPECT_EQ(NotesOf(log),
              "4 calls of 7 rows: arrival from \"acctstarttime\", stop from \"acctstoptime\", "
              "holding from \"acctsessiontime\"; time 0 is the first arrival, 2022-05-17 08:00:00, "
              "clocks that are never put forward or back assumed (zone = \"Europe/Berlin\" minds "
              "them)\n"
              "1 row has no arrival and is left out (line 8)\n"
              "1 session is open, without end or length, and left out (line 4)\n"
              "1 session ends before it begins and is left out (line 5)\n"
              "1 session whose length is not its end less its arrival: the length is taken (line "
              "6)\n"
              "4 rows are out of order: sorted by arrival (the first in line 3)\n"
              "1 session begins and ends as another does and is kept: no column tells them apart "
              "(session = \"COLUMN\")\n"
              "1 session has length 0 and is kept\n"
              "columns not read: username\n");
    EXPECT_EQ(NotesOf(ReadText("holding,arrival\n90,0\n2min,1.5\n")), "") << "nothing to be told";
}

TEST(SessionLog, ASessionThatIsThereTwiceIsTakenOnceAndAtItsLongest)
{
    const auto log = ReadText("acctuniqueid,start,duration\n"
                              "x,2022-05-17 08:00:00,600\n"
                              "y,2022-05-17 08:00:00,600\n"
                              "x,2022-05-17 08:00:00,900\n"
                              "x,2022-05-17 09:00:00,60\n");
    EXPECT_EQ(CallsOf(log), "0:900 0:600 3600:60");
    EXPECT_NE(NotesOf(log).find("1 row repeats a session and is left out"), std::string::npos)
        << NotesOf(log);
}

TEST(SessionLog, ClocksThatArePutForwardOrBackAreMindedWhereTheZoneIsSaid)
{
    // Berlin: 2022-03-27 at 2:00 forward, 2022-10-30 at 3:00 back.
    const std::string spring = "start,stop\n2022-03-27 01:30:00,2022-03-27 03:30:00\n";
    EXPECT_EQ(CallsOf(ReadText(spring)), "0:7200");
    EXPECT_EQ(CallsOf(ReadText(spring, InZone("Europe/Berlin"))), "0:3600");
    const std::string autumn = "start,stop\n2022-10-30 02:50:00,2022-10-30 02:10:00\n"
                               "2022-10-30 02:20:00,2022-10-30 03:20:00\n";
    EXPECT_NE(NotesOf(ReadText(autumn)).find("1 session ends before it begins"), std::string::npos);
    const auto log = ReadText(autumn, InZone("Europe/Berlin"));
    EXPECT_EQ(CallsOf(log), "0:1200 1800:3600");
    EXPECT_NE(NotesOf(log).find("3 times in an hour that came twice"), std::string::npos)
        << NotesOf(log);
    EXPECT_NE(NotesOf(log).find("the first arrival, 2022-10-30T00:50:00Z"), std::string::npos)
        << NotesOf(log);
    EXPECT_NE(NotesOf(ReadText("start,duration\n2022-03-27 02:30:00,60\n", InZone("Europe/Berlin")))
                  .find("1 time in an hour that clocks were put forward over"),
              std::string::npos);
    EXPECT_FALSE(TimeZone::Named("Europe/Bonn"));
}

TEST(SessionLog, ColumnsOfAnyNameAreTakenAsTold)
{
    const std::string text = "von,bis,start,dauer\n17/05/2022 08:00:15,17/05/2022 08:30:15,x,1\n"
                             "17/05/2022 08:02:15,17/05/2022 09:02:15,y,1\n";
    LogOptions options;
    options.columns.arrival = "von";
    options.columns.stop = "bis";
    EXPECT_NE(NotesOf(ReadText(text, options))
                  .find("log.csv:2: von = \"17/05/2022 08:00:15\" "
                        "begins with a day or a month"),
              std::string::npos)
        << NotesOf(ReadText(text, options));
    options.dates = DateOrder::DayFirst;
    EXPECT_EQ(CallsOf(ReadText(text, options)), "0:1800 120:3600");
    options.columns.stop = "biss";
    EXPECT_EQ(
        CallsOf(ReadText(text, options)),
        "log.csv:1: stop = \"biss\" is no column; the columns are von, bis, start, dauer, the "
        "nearest is bis");
    LogOptions american;
    american.dates = DateOrder::MonthFirst;
    american.separator = '|';
    EXPECT_EQ(CallsOf(ReadText("start|stop\n05/17/2022 08:00:15|05/17/2022 08:30:15\n", american)),
              "0:1800");
}

TEST(SessionLog, TimeZeroMayBeSaid)
{
    LogOptions options;
    options.from = ReadTime("2022-05-17 08:01:00", DateOrder::Unknown).Value();
    const std::string text =
        "arrival,holding\n2022-05-17 08:00:15,1800\n2022-05-17 08:02:15,3600\n";
    const auto log = ReadText(text, options);
    EXPECT_EQ(CallsOf(log), "75:3600");
    EXPECT_NE(NotesOf(log).find("1 session begins before time 0 and is left out"),
              std::string::npos);
    options.from = ReadTime("08:01:00", DateOrder::Unknown).Value();
    EXPECT_EQ(CallsOf(ReadText(text, options)),
              "log.csv: counts its times from something else than from = \"08:01:00\"; its first "
              "arrival is \"2022-05-17 08:00:15\"");
}

TEST(SessionLog, BadInputIsToldWithFileAndLine)
{
    struct Case
    {
        const char* text = "";
        const char* says = "";
    };
    const Case cases[] = {
        {"start,stop\n2022-02-30 08:00:00,2022-03-01 08:00:00\n", "log.csv:2: start = "},
        {"start,stop\n2022-05-17,2022-05-18\n", "log.csv:2: start = "},
        {"start,stop\n2022-05-17 24:01:00,2022-05-18\n", "log.csv:2: start = "},
        {"start,stop\n1969-05-17 08:00:00,\n", "log.csv:2: start = "},
        {"start,stop\n9999-05-17 08:00:00,\n", "log.csv:2: start = "},
        {"start,stop\n67558-05-17 08:00:00,\n", "log.csv:2: start = "}, // 2022 + 2^16
        {"start,stop\n2022-05-273 08:00:00,\n", "log.csv:2: start = "}, // 17 + 2^8
        {"start,stop\n2022-05-17 08:00:00 CET,\n", "log.csv:2: start = "},
        {"start,stop\n1e300,\n", "log.csv:2: start = "},
        {"start,stop\nnan,\n", "log.csv:2: start = "},
        {"start,duration\n2022-05-17 08:00:00,30:00\n", "log.csv:2: duration = \"30:00\" must"},
        {"start,duration\n2022-05-17 08:00:00,1e30\n", "log.csv:2: duration = "},
        {"start,stop\n2022-05-17 08:00:00,08:30:00\n",
         "log.csv:2: stop = \"08:30:00\" counts from"},
        {"start,stop\n2022-05-17 08:00:00Z,2022-05-17 08:30:00\n", "counts from something else"},
        {"start,stop\n2022-05-17 08:00:00,\n", "log.csv: has no session with an end in 1 row"},
        {"start,start,stop\n1,2,3\n", "log.csv:1: column \"start\" is there twice"},
        {"user,start\na,1\n", "log.csv:1: the first line must name the columns"},
        {"arrival,holding\n0,1\n2000000000s,1\n5000000000,1\n",
         "log.csv: has an arrival more than"},
        {"arrival,holding\n\xFF\xFE,1\n", "log.csv:2: arrival = "},
        {"\xFF\xFE"
         "a,b\n",
         "log.csv:1: is no text in UTF-8"},
        {"", "log.csv: has no rows"},
        {"\n\n#\n", "log.csv: has no rows"},
        {"arrival,holding\n\n", "log.csv: has no rows"},
    };
    for (const Case& each : cases)
    {
        SCOPED_TRACE(each.text);
        const auto log = ReadText(each.text);
        ASSERT_FALSE(log) << CallsOf(log);
        EXPECT_EQ(log.Error().rfind("log.csv", 0), 0U) << log.Error();
        EXPECT_NE(log.Error().find(each.says), std::string::npos) << log.Error();
    }
    const auto longCell = ReadText("arrival,holding\n" + std::string(1'000'000, 'x') + ",1\n");
    ASSERT_FALSE(longCell);
    EXPECT_LT(longCell.Error().size(), 500U) << "a long cell is cut";
    EXPECT_FALSE(ReadText("arrival,holding\n\"" + std::string(10'000, '\n') + "1,1\n"));
}

} // namespace

} // namespace pptplab::sim::logs
