// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

/// Uploaded bytes to the variants a node keeps (Cloudillo 1.3, 4.4). Pure functions, any thread.
namespace personae::embedded::baking {

struct Variant
{
    QString name; ///< vis.pf, vis.tn, vis.sd, vis.md, vis.hd
    QByteArray bytes;
    QString format; ///< avif, webp, jpeg
    QSize size;
};

enum class Sniffed { Picture, Avif, Other };

[[nodiscard]] Sniffed sniff(const QByteArray &bytes);
/// Upright; null when the bytes cannot be decoded or claim absurd dimensions. A picture cut off in
/// the middle is taken, with the rest grey, as the node does.
[[nodiscard]] QImage decode(const QByteArray &bytes);
/// All variants of one picture. Covers have no vis.pf.
[[nodiscard]] QList<Variant> bake(const QImage &image, bool cover);
/// Only the smallest, which a node makes before it answers.
[[nodiscard]] Variant bakeFirst(const QImage &image, bool cover);
/// The variant to serve: `wanted`, a neighbour, or the largest; -1: none. "orig" is never kept.
[[nodiscard]] qsizetype choose(const QStringList &stored, const QString &wanted);

} // namespace personae::embedded::baking
