// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/summaryline.h"

#include "ui/profile/labels.h"
#include "ui/theme/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

SummaryLine::SummaryLine(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(labels::body({}, theme, this))
    , m_links(new QWidget(this))
    , m_flow(new FlowLayout(m_links, Qt::AlignLeft, 4))
{
    setObjectName(u"summaryLine"_s);
    theme.setGround(this, Theme::Token::BadSoft);
    theme.setTextColor(m_words, Theme::Token::Bad);
    m_words->setObjectName(u"summaryWords"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 8, Theme::formPadding, 8);
    layout->setSpacing(0);
    layout->addWidget(m_words);
    layout->addWidget(m_links);
    hide();
}

void SummaryLine::setProblems(const QList<QPair<QString, QString>> &fields, const QString &sentence)
{
    if (fields == m_fields && sentence == m_sentence)
        return;
    m_fields = fields;
    m_sentence = sentence;
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[key, title] : fields) {
        auto *link = new QPushButton(title, m_links);
        link->setObjectName(u"problem:"_s + key);
        link->setAutoDefault(false);
        link->setAccessibleName(tr("Go to %1").arg(title));
        Theme::setLook(link, Theme::ButtonLook::Link);
        connect(link, &QPushButton::clicked, this,
                [this, wanted = key] { Q_EMIT fieldWanted(wanted); });
        m_flow->addWidget(link);
        link->show();
    }
    const int number = static_cast<int>(fields.size());
    const QString count =
        number == 1 ? tr("1 field to put right") : tr("%n fields to put right", nullptr, number);
    const QString words = fields.isEmpty()     ? sentence
                          : sentence.isEmpty() ? count
                                               : sentence + u' ' + count;
    m_words->setText(words.isEmpty() ? QString() : u"▲ "_s + words);
    m_links->setVisible(!fields.isEmpty());
    setVisible(!words.isEmpty());
    if (!words.isEmpty())
        Q_EMIT announced(words);
}

} // namespace personae
