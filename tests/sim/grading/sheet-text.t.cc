// SPDX-License-Identifier: GPL-2.0-only
#include "sim/grading/sheet-text.h"

#include "sim/grading/class-table.h"
#include "sim/grading/marks.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::grading
{

namespace
{

std::string
Replaced(std::string text, const std::string& what, const std::string& by)
{
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::string
ProblemOf(const std::string& text)
{
    const auto read = ReadText(text, "sheet.txt");
    return read ? "" : read.Error();
}

std::string
SheetText()
{
    return TextOf(exercises::SheetOf(2, "Ann  B"));
}

Marks
MarksOfTable(const std::string& table)
{
    std::istringstream text(table);
    std::vector<HandIn> handIns;
    std::vector<std::string> problems;
    ReadTable(text, "class.csv", handIns, problems);
    return MarksOf(handIns, problems);
}

} // namespace

TEST(SheetText, GivesBackWhatWasFilledIn)
{
    std::string text = Replaced(
        SheetText(), "answer 2.1:", "# I am not sure here\r\n  answer 2.1: 45,8 erlangs\r");
    text = "\xEF\xBB\xBF# done, all of it\n" + Replaced(text, "answer 2.6:", "answer 2.6:7");
    ASSERT_TRUE(LooksLikeSheet(text));
    const auto read = ReadText(text, "sheet.txt");
    ASSERT_TRUE(read) << read.Error();
    EXPECT_EQ(read.Value().student, "Ann  B");
    EXPECT_EQ(read.Value().lesson, 2);
    EXPECT_EQ(read.Value().answers,
              (std::vector<std::string>{"45,8 erlangs", "", "", "", "", "7"}));
}

TEST(SheetText, IsNotGradedWhereItWasChanged)
{
    const std::string text = SheetText();
    EXPECT_NE(
        ProblemOf(Replaced(text, "users each make", "persons each make")).find("says \"persons\""),
        std::string::npos);
    EXPECT_NE(ProblemOf(Replaced(text, "Ann  B", "Ann C")).find("was changed"), std::string::npos);
    EXPECT_NE(ProblemOf(Replaced(text, "version 1", "version 2")).find("grades no other"),
              std::string::npos);
    EXPECT_NE(ProblemOf(Replaced(text, "lesson 2", "lesson 7")).find("allowed: 1 to 6"),
              std::string::npos);
    EXPECT_NE(ProblemOf(Replaced(text, "answer 2.3:", "")).find("no line \"answer 2.3:\""),
              std::string::npos);
    EXPECT_NE(ProblemOf(text + "answer 2.3: 5\n").find("two lines"), std::string::npos);
    EXPECT_NE(ProblemOf(text + "that is all\n").find("nothing more"), std::string::npos);
    EXPECT_NE(ProblemOf("").find("first line"), std::string::npos);
    EXPECT_NE(ProblemOf("pptplab exercises, version 1, lesson 2: x\n").find("second line"),
              std::string::npos);
}

TEST(ClassTable, IsGradedRowByRow)
{
    std::string table = EmptyTable(5, {"ann", "bob, jr."});
    const exercises::Item item = exercises::ItemOf(5, 2, "ann");
    table = Replaced(table, "1,5,ann,,,", fmt::format("1,5,ann,,,{}", item.right));
    table += "2,5,eve,,,,,,\n1,4,eve,,,,,,\n1,5,,,,,,,\n1,5,ann,,,,,,\n";
    const Marks marks = MarksOfTable(table);
    ASSERT_EQ(marks.sheets.size(), 2U);
    EXPECT_EQ(marks.sheets[0].grades[2].verdict, exercises::Verdict::Right);
    EXPECT_EQ(marks.sheets[1].handIn.student, "bob, jr.");
    EXPECT_EQ(marks.sheets[1].Points(), 0);
    ASSERT_EQ(marks.problems.size(), 4U);
    EXPECT_NE(marks.problems[0].find("class.csv:4: version \"2\""), std::string::npos);
    EXPECT_NE(marks.problems[3].find("already, in class.csv:2"), std::string::npos);
}

TEST(ClassTable, TakesColumnsInAnyOrderAndNoOthers)
{
    const Marks marks =
        MarksOfTable("student;3.1;3.3;3.2;3.4;3.5;3.6;lesson;version\nann;;;;;;;3;1\n");
    EXPECT_EQ(marks.sheets.size(), 1U);
    EXPECT_THROW(MarksOfTable("student,lesson,version,3.1\n"), scenario::BadInput);
    EXPECT_THROW(MarksOfTable(""), scenario::BadInput);
}

TEST(Students, OfAClassAreOneALine)
{
    std::istringstream good("\xEF\xBB\xBF# class of 1999\nann\r\n\n bob \n");
    EXPECT_EQ(StudentsOf(good, "ids.txt"), (std::vector<std::string>{"ann", "bob"}));
    std::istringstream twice("ann\nann\n");
    EXPECT_THROW(StudentsOf(twice, "ids.txt"), scenario::BadInput);
    std::istringstream none("# nobody\n");
    EXPECT_THROW(StudentsOf(none, "ids.txt"), scenario::BadInput);
    std::istringstream wild("a\x1b\n");
    EXPECT_THROW(StudentsOf(wild, "ids.txt"), scenario::BadInput);
}

} // namespace pptplab::sim::grading
