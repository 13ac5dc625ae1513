// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/plain-file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sys/stat.h>

namespace pptplab::sim::scenario
{
namespace
{

TEST(PlainFile, EverythingElseIsNamed)
{
    const std::string file = testing::TempDir() + "plain-file.txt";
    const std::string pipe = testing::TempDir() + "plain-file.pipe";
    std::ofstream(file) << "text";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(WhyNoPlainFile(file), std::nullopt);
    EXPECT_EQ(WhyNoPlainFile(file + "/x"), "no such file");
    EXPECT_EQ(WhyNoPlainFile(file + ".missing"), "no such file");
    EXPECT_EQ(WhyNoPlainFile(testing::TempDir()), "is a directory, not a file");
    EXPECT_EQ(WhyNoPlainFile("/dev/zero"), "is a device, not a file");
    EXPECT_EQ(WhyNoPlainFile(pipe)->substr(0, 9), "is a pipe");
    EXPECT_EQ(WhyNoPlainFile(""), "is no name of a file");
    EXPECT_EQ(WhyNoPlainFile(std::string("a\0b", 3)), "is no name of a file");
    std::remove(pipe.c_str());
    std::remove(file.c_str());
}

} // namespace
} // namespace pptplab::sim::scenario
