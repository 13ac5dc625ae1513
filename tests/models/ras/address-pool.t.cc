// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/address-pool.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

// Q233048: addresses are recycled only when all were used at least once.
TEST(AddressPool, HandsOutTheOldestFirst)
{
    AddressPool pool(3);
    const AddressLease first = pool.Acquire().value();
    EXPECT_EQ(first.index, 0U);
    pool.Release(first);
    EXPECT_EQ(pool.Acquire()->index, 1U);
    EXPECT_EQ(pool.Acquire()->index, 2U);
    EXPECT_EQ(pool.Acquire()->index, 0U);
    EXPECT_FALSE(pool.Acquire()) << "all are out";
    pool.Release({2});
    pool.Release({0});
    EXPECT_EQ(pool.Acquire()->index, 2U);
    EXPECT_EQ(pool.Acquire()->index, 0U);
}

TEST(AddressPool, MayBeEmptyFromTheStart)
{
    AddressPool pool(0);
    EXPECT_FALSE(pool.Acquire());
}

TEST(AddressPool, AddressesMayComeOneByOneAndGo)
{
    AddressPool pool(3, AddressPool::Filling::Empty);
    EXPECT_FALSE(pool.Acquire());
    for (const std::uint32_t index : {2U, 0U, 1U})
    {
        pool.Add({index});
    }
    EXPECT_EQ(pool.Acquire()->index, 2U);
    EXPECT_FALSE(pool.Remove({2})) << "it is out";
    EXPECT_TRUE(pool.Remove({0}));
    EXPECT_EQ(pool.Free(), 1U);
    pool.Release({2});
    EXPECT_EQ(pool.Acquire()->index, 1U) << "the order of the others stays";
    EXPECT_EQ(pool.Acquire()->index, 2U);
    EXPECT_FALSE(pool.Acquire());
}

} // namespace
} // namespace pptplab::ras
