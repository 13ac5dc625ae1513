// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LAB_PAGE_H
#define PPTPLAB_SIM_LAB_PAGE_H

#include <string>

namespace pptplab::sim::lab
{

/// The whole page as HTML, with the engine in it. BadInput that says what is missing where the
/// build had no compiler for WebAssembly.
std::string PageText();

} // namespace pptplab::sim::lab

#endif
