// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/ndiswan.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

constexpr PortNumber kFirst = {0};
constexpr PortNumber kSecond = {1};

Ndiswan::Options
Faulty(NdiswanLock lock)
{
    return {2, 2, lock, true};
}

TEST(Ndiswan, WithTheFaultTheOldFramingWaitsForItself)
{
    Ndiswan driver(Faulty(NdiswanLock::Port));
    EXPECT_TRUE(driver.Send(kFirst, Framing::Ppp));
    EXPECT_FALSE(driver.Send(kFirst, Framing::Old));
    EXPECT_TRUE(driver.IsDeadlocked(kFirst));
    EXPECT_FALSE(driver.Send(kFirst, Framing::Ppp)) << "nothing leaves by this port any more";
    EXPECT_TRUE(driver.Send(kSecond, Framing::Ppp)) << "which has a lock of its own";
}

TEST(Ndiswan, OneLockForAllTakesAllPortsWithIt)
{
    Ndiswan driver(Faulty(NdiswanLock::Adapter));
    EXPECT_FALSE(driver.Send(kFirst, Framing::Old));
    EXPECT_FALSE(driver.Send(kSecond, Framing::Ppp));
}

TEST(Ndiswan, AReBootLetsGo)
{
    Ndiswan driver(Faulty(NdiswanLock::Adapter));
    driver.Send(kFirst, Framing::Old);
    driver.OnReboot();
    EXPECT_TRUE(driver.Send(kFirst, Framing::Ppp));
}

TEST(Ndiswan, OnOneProcessorTheLockExcludesNobody)
{
    Ndiswan::Options options = Faulty(NdiswanLock::Port);
    options.processors = 1;
    Ndiswan driver(options);
    EXPECT_TRUE(driver.Send(kFirst, Framing::Old));
    EXPECT_TRUE(driver.Send(kFirst, Framing::Ppp));
}

TEST(Ndiswan, WithoutTheFaultBothFramingsLeave)
{
    Ndiswan::Options options = Faulty(NdiswanLock::Port);
    options.locksTwice = false;
    Ndiswan driver(options);
    EXPECT_TRUE(driver.Send(kFirst, Framing::Old));
    EXPECT_TRUE(driver.Send(kFirst, Framing::Ppp));
    EXPECT_FALSE(driver.IsDeadlocked(kFirst));
}

} // namespace
} // namespace pptplab::ras
