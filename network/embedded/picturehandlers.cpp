// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/rawjson.h"
#include "network/embedded/uploads.h"

#include <QRegularExpression>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype uploadLimit = 16 * 1024 * 1024;

/// A mirror of somebody else's picture holds only the smallest variant (Cloudillo 1.3).
bool isForeign(const StoredFile &file, const Tenant &tenant)
{
    if (tenant.isShadow())
        return file.tenant != 0 || file.seed != u"person:"_s + tenant.idTag;
    return file.tenant != tenant.id;
}

Headers fileHeaders(const QString &format, const QString &blob)
{
    return {{"content-type", "image/" + format.toLatin1()},
            {"accept-ranges", "bytes"},
            {"cache-control", "public, max-age=31536000, immutable"},
            {"x-cloudillo-variant", blob.toLatin1()}};
}

/// Cuts the body to a single range; a range beyond the end is a 416 without a body.
Reply ranged(Reply whole, const QByteArray &range)
{
    static const QRegularExpression form(u"^bytes=(\\d*)-(\\d*)$"_s);
    const auto match = form.match(QString::fromLatin1(range));
    if (range.isEmpty() || !match.hasMatch() || range == "bytes=-")
        return whole;
    const qint64 size = whole.body.size();
    const bool fromEnd = match.captured(1).isEmpty();
    const qint64 first = fromEnd ? qMax(qint64(0), size - match.captured(2).toLongLong())
                                 : match.captured(1).toLongLong();
    const bool open = fromEnd || match.captured(2).isEmpty();
    const qint64 last = open ? size - 1 : qMin(size - 1, match.captured(2).toLongLong());
    if (first >= size || last < first) {
        Reply beyond = reply::empty(416);
        beyond.headers.prepend({"content-range", "bytes */" + QByteArray::number(size)});
        beyond.headers.prepend({"accept-ranges", "bytes"});
        return beyond;
    }
    whole.status = 206;
    whole.with("content-range", "bytes " + QByteArray::number(first) + '-' +
                                    QByteArray::number(last) + '/' + QByteArray::number(size));
    whole.body = whole.body.mid(first, last - first + 1);
    return whole;
}

struct Found
{
    StoredFile file;
    QList<StoredVariant> variants; ///< those this host has
};

std::optional<Found> find(Context &context, const Call &call)
{
    const auto file = context.files.file(call.captured.value(0));
    if (!file)
        return {};
    const bool foreign = isForeign(*file, call.tenant);
    context.files.ensureDrawn(*file, foreign);
    return Found{*file, context.files.variants(*file)};
}

Reply readFile(Context &context, const Call &call)
{
    const auto found = find(context, call);
    if (!found)
        return reply::notFound();
    QStringList names;
    for (const StoredVariant &each : found->variants)
        names.append(each.name);
    QString wanted = call.request.parameter(u"variant"_s).value_or(u"none"_s);
    if (isForeign(found->file, call.tenant) && wanted != "orig"_L1)
        wanted = u"vis.pf"_s;
    const qsizetype at = baking::choose(names, wanted);
    if (at < 0)
        return reply::notFound();
    const StoredVariant &variant = found->variants.at(at);
    Reply reply;
    reply.headers = fileHeaders(variant.format, variant.blob);
    reply.with("x-cloudillo-variants", FileStore::descriptor(found->variants).toLatin1());
    reply.with("expires", "0");
    reply.body = context.files.blob(variant.blob);
    return ranged(reply, call.request.header("range"));
}

Reply readDescriptor(Context &context, const Call &call)
{
    const auto found = find(context, call);
    return found ? reply::data(raw::text(FileStore::descriptor(found->variants)))
                 : reply::notFound();
}

Reply readVariant(Context &context, const Call &call)
{
    const QString id = call.captured.value(0);
    const QString format = id.startsWith("b1~"_L1) ? context.files.formatOf(id) : QString();
    if (format.isEmpty())
        return reply::notFound();
    Reply reply;
    reply.headers = fileHeaders(format, id);
    reply.with("expires", "0");
    reply.body = context.files.blob(id);
    return ranged(reply, call.request.header("range"));
}

Reply upload(Context &context, const Call &call, const QString &slot)
{
    const auto taken = takeUpload(context, call, slot);
    if (const Reply *refusal = std::get_if<Reply>(&taken))
        return *refusal;
    const QString id = u"@"_s + QString::number(std::get<qint64>(taken));
    Reply reply = reply::bare(raw::Object().add("fileId", id).add("type", slot).json());
    reply.applied = !context.control.behaviours().ignoreWrites;
    return reply;
}

} // namespace

std::variant<qint64, Reply> takeUpload(Context &context, const Call &call, const QString &slot)
{
    const QByteArray &bytes = call.request.body;
    if (bytes.size() > uploadLimit)
        return reply::plain(413, "Failed to buffer the request body: length limit exceeded");
    const baking::Sniffed kind = baking::sniff(bytes);
    if (kind == baking::Sniffed::Other)
        return reply::invalid(u"Invalid or unsupported image format"_s);
    const QImage image = kind == baking::Sniffed::Picture ? baking::decode(bytes) : QImage();
    if (image.isNull())
        return reply::broken("E-IMG-PROCFAIL");
    const Behaviours behaviours = context.control.behaviours();
    const qint64 due =
        behaviours.ignoreWrites ? -1 : Context::trueMs() + behaviours.finalPictureIdDelayMs;
    return context.files.add(call.tenant.id, slot, bytes, image, due);
}

void addPictureRoutes(Routes &routes, Context &context)
{
    routes.append(
        {"PUT", u"/api/me/image"_s, Bucket::None, Gate::Token,
         [&context](const Call &call) { return upload(context, call, u"profile-pic"_s); }});
    routes.append({"PUT", u"/api/me/cover"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return upload(context, call, u"cover"_s); }});
    routes.append({"GET", u"/api/files/*"_s, Bucket::General, Gate::Open,
                   [&context](const Call &call) { return readFile(context, call); }});
    // Paths of the public page, so that its literal picture values work in DOC mode; R3 never had
    // them.
    for (const QString &path : {u"/api/file/*"_s, u"/file/*"_s}) {
        routes.append({"GET", path, Bucket::General, Gate::Open, [&context](const Call &call) {
                           const bool doc =
                               context.control.behaviours().mode == Behaviours::Mode::Doc;
                           return doc ? readFile(context, call) : reply::notFound();
                       }});
    }
    routes.append({"GET", u"/api/files/*/descriptor"_s, Bucket::General, Gate::Open,
                   [&context](const Call &call) { return readDescriptor(context, call); }});
    routes.append({"GET", u"/api/files/variant/*"_s, Bucket::General, Gate::Open,
                   [&context](const Call &call) { return readVariant(context, call); }});
}

} // namespace personae::embedded
