// SPDX-License-Identifier: GPL-2.0-only
#include "models/dialer/ras-error.h"

#include <gtest/gtest.h>

namespace pptplab::dialer
{
namespace
{

TEST(RasError, HasTheWordsOfQ163111)
{
    EXPECT_EQ(RasErrorText(600), "An operation is pending.");
    EXPECT_EQ(RasErrorText(650), "The Remote Access server is not responding.");
    EXPECT_EQ(RasErrorText(678), "There is no answer.");
    EXPECT_EQ(RasErrorText(718), "PPP timeout.");
    EXPECT_EQ(RasErrorText(721), "Remote PPP peer is not responding.");
    EXPECT_EQ(RasErrorText(752), "A syntax error was encountered while processing a script.");
}

TEST(RasError, HasNoWordsForNumbersThatNtDoesNotKnow)
{
    for (const int number : {0, 599, 653, 745, 753, 800, 807})
    {
        EXPECT_EQ(RasErrorText(static_cast<std::uint16_t>(number)), std::nullopt) << number;
    }
}

TEST(RasError, OfWindowsItselfIsKnownAsACallerReadsIt)
{
    EXPECT_EQ(CallerErrorText(5), "Access is denied.");
    EXPECT_EQ(CallerErrorText(718), RasErrorText(718));
    EXPECT_EQ(CallerErrorText(6), std::nullopt);
}

} // namespace
} // namespace pptplab::dialer
