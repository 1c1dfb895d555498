// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/epixelforms.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace personae::embedded::epixel {

namespace {

QString parameterOf(const QString &header, const QString &name)
{
    const QRegularExpression pattern(u"[;\\s]"_s + name + u"=\"?([^\";]*)\"?"_s,
                                     QRegularExpression::CaseInsensitiveOption);
    return pattern.match(header).captured(1);
}

void takePart(Form &form, const QByteArray &part)
{
    const qsizetype end = part.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QString head = QString::fromUtf8(part.left(end));
    const QByteArray content = part.sliced(end + 4);
    const QString name = parameterOf(head, u"name"_s);
    if (head.contains("filename="_L1, Qt::CaseInsensitive))
        form.files.insert(name, {parameterOf(head, u"filename"_s), content});
    else
        form.fields.insert(name, QString::fromUtf8(content));
}

Form fromMultipart(const Request &request, const QString &type)
{
    Form form;
    form.style = Form::Style::Multipart;
    const QByteArray mark = "\r\n--" + parameterOf(type, u"boundary"_s).toUtf8();
    const QByteArray body = "\r\n" + request.body;
    qsizetype at = body.indexOf(mark);
    while (at >= 0) {
        const qsizetype begin = at + mark.size() + 2; // behind the line end, or "--"
        const qsizetype next = body.indexOf(mark, at + mark.size());
        if (next >= 0 && next >= begin)
            takePart(form, body.mid(begin, next - begin));
        at = next;
    }
    return form;
}

Form fromUrlencoded(const QByteArray &body)
{
    Form form;
    form.style = Form::Style::Urlencoded;
    const QUrlQuery query(QString::fromLatin1(body).replace(u'+', u"%20"_s));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        form.fields.insert(name, value);
    return form;
}

Form fromJson(const QByteArray &body)
{
    Form form;
    form.style = Form::Style::Json;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        form.fields.insert(it.key(), it.value().toVariant().toString());
    return form;
}

} // namespace

Form formOf(const Request &request)
{
    const QString type = QString::fromLatin1(request.header("content-type"));
    if (type.startsWith("multipart/form-data"_L1))
        return fromMultipart(request, type);
    if (type.startsWith("application/x-www-form-urlencoded"_L1))
        return fromUrlencoded(request.body);
    if (type.startsWith("application/json"_L1))
        return fromJson(request.body);
    Form form;
    form.style = request.body.isEmpty() ? Form::Style::None : Form::Style::Other;
    return form;
}

} // namespace personae::embedded::epixel
