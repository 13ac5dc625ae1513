// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/markdown.h"

#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <new>

namespace pptplab::sim::lessons
{

namespace
{

/// Frees what cmark's parser and iterators need.
struct Free
{
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }

    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

/// Calls `visit` with each node, in the order of the text.
template <typename Visit>
void
ForEachNode(cmark_node* root, Visit visit)
{
    const std::unique_ptr<cmark_iter, Free> iterator(cmark_iter_new(root));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
    {
        if (event == CMARK_EVENT_ENTER)
        {
            visit(cmark_iter_get_node(iterator.get()));
        }
    }
}

std::vector<cmark_node*>
NodesOf(cmark_node* root, cmark_node_type type)
{
    std::vector<cmark_node*> nodes;
    ForEachNode(root, [&](cmark_node* node) {
        if (cmark_node_get_type(node) == type)
        {
            nodes.push_back(node);
        }
    });
    return nodes;
}

std::string
Text(const char* text)
{
    return text == nullptr ? "" : text;
}

/// What a heading or a caption says, without its marks.
std::string
PlainText(cmark_node* root)
{
    std::string text;
    ForEachNode(root, [&](cmark_node* node) {
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        {
            text += Text(cmark_node_get_literal(node));
        }
        if (type == CMARK_NODE_SOFTBREAK)
        {
            text += " ";
        }
    });
    return text;
}

CodeBlock
BlockOf(cmark_node* node)
{
    return {Text(cmark_node_get_fence_info(node)), Text(cmark_node_get_literal(node))};
}

void
Replace(cmark_node* node, const std::string& html)
{
    cmark_node* block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(block, html.c_str());
    cmark_node_replace(node, block);
    cmark_node_free(node);
}

} // namespace

Markdown::Markdown(const std::string& text)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, Free> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
    {
        cmark_parser_attach_syntax_extension(parser.get(), tables);
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    m_root.reset(cmark_parser_finish(parser.get()), cmark_node_free);
}

std::vector<CodeBlock>
Markdown::CodeBlocks() const
{
    std::vector<CodeBlock> blocks;
    const auto nodes = NodesOf(m_root.get(), CMARK_NODE_CODE_BLOCK);
    blocks.reserve(nodes.size());
    for (cmark_node* node : nodes)
    {
        blocks.push_back(BlockOf(node));
    }
    return blocks;
}

std::vector<std::string>
Markdown::Links() const
{
    std::vector<std::string> links;
    const auto nodes = NodesOf(m_root.get(), CMARK_NODE_LINK);
    links.reserve(nodes.size());
    for (cmark_node* node : nodes)
    {
        links.push_back(Text(cmark_node_get_url(node)));
    }
    return links;
}

std::string
Markdown::Html(const Replacements& replacements)
{
    for (cmark_node* node : NodesOf(m_root.get(), CMARK_NODE_CODE_BLOCK))
    {
        if (const auto html = replacements.code(BlockOf(node)))
        {
            Replace(node, *html);
        }
    }
    for (cmark_node* node : NodesOf(m_root.get(), CMARK_NODE_HEADING))
    {
        if (cmark_node_get_heading_level(node) == 2)
        {
            Replace(node, replacements.step(PlainText(node)));
        }
    }
    for (cmark_node* node : NodesOf(m_root.get(), CMARK_NODE_IMAGE))
    {
        // Its paragraph goes with it, for a figure may not stand in one.
        if (cmark_node_next(node) != nullptr || cmark_node_previous(node) != nullptr)
        {
            throw scenario::BadInput(
                fmt::format("picture {}: stands in a paragraph of its own, between empty lines",
                            Text(cmark_node_get_url(node))));
        }
        Replace(cmark_node_parent(node),
                replacements.picture(Text(cmark_node_get_url(node)), PlainText(node)));
    }
    char* html = cmark_render_html(m_root.get(), CMARK_OPT_DEFAULT, nullptr);
    if (html == nullptr)
    {
        throw std::bad_alloc();
    }
    std::string text = html;
    std::free(html); // NOLINT: cmark allocates it by malloc
    return text;
}

} // namespace pptplab::sim::lessons
