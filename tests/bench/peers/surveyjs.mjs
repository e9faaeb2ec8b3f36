import { Model } from 'survey-core';
import 'survey-js-ui';
import 'survey-core/survey-core.fontless.css';
import { answers, schema } from 'form';

const survey = new Model(schema);
survey.data = answers;
survey.render(document.getElementById('root'));
