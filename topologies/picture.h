// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_PICTURE_H
#define PPTPLAB_TOPOLOGIES_PICTURE_H

#include <filesystem>
#include <optional>
#include <string>

namespace pptplab::topologies
{

/// Draws what ToDot() gives with Graphviz's program `dot`, into a file whose ending is the kind of
/// picture: .svg, .png, .pdf. Its text stays beside it, with the ending .dot. Says why there is no
/// picture when there is none: the program is missing, the folder cannot be written.
std::optional<std::string> DrawPicture(const std::string& dot, const std::filesystem::path& file);

} // namespace pptplab::topologies

#endif
