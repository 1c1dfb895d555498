// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/rawview.h"

#include "models/media/worker.h"
#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype longestShown = 400'000; ///< characters; more makes the view slow

QJsonValue masked(const QJsonValue &value)
{
    static const QRegularExpression secret(
        u"token|password|passwd|secret|apikey|api_key|authorization|cookie"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(masked(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool hide = secret.match(it.key()).hasMatch() && !it->isNull();
        *it = hide ? QJsonValue(u"•••"_s) : masked(*it);
    }
    return object;
}

} // namespace

RawView::RawView(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_head(labels::muted({}, theme, this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(u"rawView"_s);
    m_head->setObjectName(u"rawHead"_s);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(u"rawText"_s);
    m_text->setAccessibleName(tr("Last answer of the service"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(u"rawCopyButton"_s);
    m_copy->setAccessibleName(tr("Copy the answer"));
    m_copy->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, 12);
    layout->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
}

void RawView::clear()
{
    m_text->clear();
    m_head->setText({});
    ++m_request;
}

void RawView::showAnswer(const RawAnswer &raw)
{
    m_copy->setEnabled(raw.at.isValid());
    if (!raw.at.isValid()) {
        m_head->setText(tr("No answer of this service was kept yet."));
        m_text->clear();
        ++m_request;
        return;
    }
    QStringList head{isolatedLine(raw.request), tr("status %1").arg(raw.status),
                     ages::fullDate(raw.at)};
    if (!raw.requestId.isEmpty())
        head.append(tr("request %1").arg(isolatedLine(raw.requestId)));
    m_head->setText(head.join(u" · "_s));
    worker::run<QString>(
        this, [body = raw.body] { return formatted(body); },
        [this, request = ++m_request](const QString &text) {
            if (request == m_request)
                m_text->setPlainText(text);
        });
}

QString RawView::formatted(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QString text;
    if (document.isObject())
        text = QString::fromUtf8(QJsonDocument(masked(document.object()).toObject()).toJson());
    else if (document.isArray())
        text = QString::fromUtf8(QJsonDocument(masked(document.array()).toArray()).toJson());
    else
        text = QString::fromUtf8(body);
    if (text.size() > longestShown)
        text = text.left(longestShown) + u'\n' + tr("… (the rest is left out here)");
    return text;
}

} // namespace personae
